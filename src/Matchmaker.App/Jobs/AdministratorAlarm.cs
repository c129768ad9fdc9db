using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Matchmaker.App.Jobs;

/// <summary>Writes a mail to all administrators.</summary>
public sealed partial class AdministratorAlarm(RegistryDatabase database, IMailSender mail, MailOptions options, ILogger<AdministratorAlarm> log) : IJobAlarm
{
    public async Task TellAsync(JobRun run, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var people = await context.Users.Where(account => account.Staff == StaffRole.Administrator && account.EmailConfirmed).Select(account => account.Email!).ToListAsync(cancellationToken);
        foreach (var address in people)
        {
            try
            {
                await mail.SendAsync(
                    new(address, $"Matchmaker: the job {run.Job} fails", $"The job {run.Job} failed {run.Attempt} times and is not tried again before its next time.\n\n{run.Outcome}\n\n{options.PublicAddress}/secretariat/jobs\n"), cancellationToken);
            }
            catch (Exception e) when (e is System.Net.Mail.SmtpException or IOException or UnauthorizedAccessException)
            {
                NotSent(e, run.Job);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Nobody could be told that the job {Job} fails.")]
    private partial void NotSent(Exception exception, string job);
}
