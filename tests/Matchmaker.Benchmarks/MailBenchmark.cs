using System.Diagnostics;
using Matchmaker.App.Jobs;
using Matchmaker.App.Notifications;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;

namespace Matchmaker.Benchmarks;

/// <summary>Mails with a text and a page, stored in the outbox of a SQLite registry, then claimed, written into a pickup folder, and marked as sent one by one.</summary>
internal static class MailBenchmark
{
    private const int Batch = 500;

    public static void Run(BenchmarkRun run)
    {
        var count = run.Quick ? 1_000 : 10_000;
        var folder = Directory.CreateTempSubdirectory("matchmaker-bench-mail-").FullName;
        try
        {
            RunAsync(run, folder, count).GetAwaiter().GetResult();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(BenchmarkRun run, string folder, int count)
    {
        var database = RegistryDatabase.At(Path.Combine(folder, "registry.db"));
        await database.PrepareAsync();
        var options = new MailOptions { From = "noreply@match.example" };
        var outbox = new MailOutbox(database, new JobBell());
        var started = Stopwatch.GetTimestamp();
        foreach (var some in Enumerable.Range(0, count).Chunk(Batch))
        {
            await using var context = database.CreateDbContext();
            foreach (var number in some) outbox.Add(context, Letter(number));
            await context.SaveChangesAsync();
        }

        var added = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var pickup = Path.Combine(folder, "pickup");
        var dispatcher = new MailDispatcher(database, new FolderMail(pickup, options.From), new(outbox, options), options);
        started = Stopwatch.GetTimestamp();
        var tally = await dispatcher.RunAsync();
        var sent = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var files = Directory.GetFiles(pickup, "*.eml").Length;
        if (tally.Sent != count || files != count) throw new InvalidOperationException($"{tally.Sent} of {count} mails were sent, and {files} files written.");
        run.Add("mail", $"mails a second into the outbox, {count:N0}", count / added, "N0", new Limit(100, IsLeast: true));
        run.Add("mail", "mails a second out of it into a folder", count / sent, "N0", new Limit(100, IsLeast: true), $"{options.Lanes} at once");
    }

    private static OutboxLetter Letter(int number) => new()
    {
        Key = $"bench:{number}",
        Kind = "bench",
        To = $"person{number}@example.org",
        Subject = "Three partners for you – gợi ý mới",
        Text = string.Concat(Enumerable.Repeat("A studio in Bangkok that works with two of your partners.\n", 20)),
        Html = $"<html><body>{string.Concat(Enumerable.Repeat("<p>A studio in Bangkok that works with two of your partners.</p>\n", 20))}</body></html>",
        UnsubscribeUrl = $"https://match.example/unsubscribe/{number}",
    };
}
