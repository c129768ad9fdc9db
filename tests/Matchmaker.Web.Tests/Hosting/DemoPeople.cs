using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Notifications;
using Matchmaker.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>The demo's people as callers of the services.</summary>
internal static class DemoPeople
{
    public static T Get<T>(this ApiHost host)
        where T : notnull => host.Web.Services.GetRequiredService<T>();

    /// <summary>A person as the services see it.</summary>
    public static async Task<Caller> CallerAsync(this ApiHost host, string name)
    {
        await using var context = host.Web.Database.CreateDbContext();
        var id = await context.Users.Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync();
        return await host.Get<Callers>().OfAccountAsync(id, "192.0.2.1");
    }

    /// <summary>Lets a person own an actor.</summary>
    public static async Task JoinAsync(this ApiHost host, string name, long actorId, MemberRole role = MemberRole.Owner)
    {
        await using var context = host.Web.Database.CreateDbContext();
        var id = await context.Users.Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync();
        if (await context.Memberships.AnyAsync(m => m.AccountId == id && m.ActorId == actorId)) return;
        context.Memberships.Add(new() { AccountId = id, ActorId = actorId, Role = role, Since = DateTimeOffset.UtcNow });
        await context.SaveChangesAsync();
    }

    /// <summary>The text of the mails to an address, newest last; sent before where they still waited.</summary>
    public static IReadOnlyList<string> MailsTo(this ApiHost host, string address) => host.Web.MailsToAsync(address).GetAwaiter().GetResult();

    /// <summary>The text of the mails to an address, newest last; sent before where they still waited.</summary>
    public static async Task<IReadOnlyList<string>> MailsToAsync(this WebTestHost host, string address)
    {
        await host.SendMailsAsync();
        await using var context = host.Database.CreateDbContext();
        var sent = await context.OutboxMails.Where(mail => mail.State == OutboxState.Sent).OrderBy(mail => mail.Id).Select(mail => new { mail.Key, mail.To }).ToListAsync();
        return [.. sent.Where(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase)).Select(mail => mail.Key).Select(key => Decoded(Path.Combine(host.MailFolder, OutgoingMail.MessageIdOf(key, new MailOptions().From) + ".eml")))];
    }

    /// <summary>Ends when all mails that are due have been sent, by the app's own job or here.</summary>
    public static async Task SendMailsAsync(this WebTestHost host)
    {
        await host.Services.GetRequiredService<MailDispatcher>().RunAsync();
        for (var waited = 0; waited < 200; waited++)
        {
            await using var context = host.Database.CreateDbContext();
            var now = host.Database.Time.GetUtcNow();
            if (!await context.OutboxMails.AnyAsync(mail => mail.State == OutboxState.Waiting && mail.DueAt <= now)) return;
            await Task.Delay(50);
        }
    }

    private static string Decoded(string file)
    {
        var text = File.ReadAllText(file);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !text.Contains("base64", StringComparison.OrdinalIgnoreCase)) return text.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        return text[..end] + "\n\n" + System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text[end..].Trim().ReplaceLineEndings("")));
    }
}
