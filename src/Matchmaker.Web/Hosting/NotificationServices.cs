using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Matchmaker.App.Webhooks;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Hosting;

/// <summary>Registers what leaves the house: mails and events.</summary>
internal static class NotificationServices
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>().Bind(builder.Configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value);
        services.AddOptions<WebhookOptions>().Bind(builder.Configuration.GetSection("Webhooks")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebhookOptions>>().Value);
        services.AddSingleton<IMailSender>(provider =>
        {
            var options = provider.GetRequiredService<MailOptions>();
            if (options.Host is not null) return new SmtpMail(options);
            var database = provider.GetRequiredService<RegistryDatabase>();
            return new FolderMail(options.Folder ?? Path.ChangeExtension(database.FilePath ?? Path.GetFullPath("matchmaker"), ".mail"), options.From);
        });
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<AdministratorMails>();
        services.AddSingleton<MailDispatcher>();
        services.AddSingleton<MailDesk>();
        services.AddSingleton<IJob, MailJob>();
        services.AddSingleton<WebhookOutbox>();
        services.AddSingleton<WebhookDesk>();
        services.AddSingleton<WebhookDeliveryDesk>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddSingleton<IJob, WebhookJob>();
    }
}
