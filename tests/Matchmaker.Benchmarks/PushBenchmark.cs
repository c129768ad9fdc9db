using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Storage;
using Matchmaker.App.Webhooks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Benchmarks;

/// <summary>Pushes suggestions to everybody of a registry that has a model: one person of each actor, each with consent. Works on a copy, writes everything down, and sends nothing.</summary>
internal static class PushBenchmark
{
    /// <summary>The first argument that makes this program push, as a process of its own: its memory is what pushing takes.</summary>
    public const string Argument = "push-run";

    /// <summary>Pushes from a copy of a registry, trained where it has no model.</summary>
    public static void Run(BenchmarkRun run, RegistryDatabase database, bool hasModel)
    {
        if (!File.Exists(database.FilePath)) throw new BenchmarkMistakeException($"There is no registry at {database.FilePath}.");
        if (hasModel && !(Directory.Exists(database.ModelsFolder) && Directory.EnumerateFiles(database.ModelsFolder).Any())) throw new BenchmarkMistakeException($"The registry {database.FilePath} has no model: ./matchmaker train --db FILE makes one.");
        if (!hasModel) new App.Models.ModelTraining(database).TrainAsync(new()).GetAwaiter().GetResult();
        var lift = run.Number("--lift", new PushOptions().LeastLift);
        var folder = Directory.CreateTempSubdirectory("matchmaker-push-").FullName;
        try
        {
            var copy = Copy(database, folder);
            AddPeopleAsync(copy).GetAwaiter().GetResult();
            SqliteConnection.ClearAllPools();
            var start = BenchmarkProcess.Of(Argument, ["--registry", copy.FilePath!, "--lift", lift.ToString("R", CultureInfo.InvariantCulture)]);
            start.RedirectStandardOutput = true;
            using var process = Process.Start(start) ?? throw new InvalidOperationException("The pushing process did not start.");
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The pushing process ended with code {process.ExitCode}.");
            foreach (var row in JsonSerializer.Deserialize<Measurement[]>(said)!) run.Add("push", row.Measure, row.Value, row.Note, row.Limit);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the process does: its rows go to standard output, as JSON.</summary>
    public static async Task RunAsync(BenchmarkRun run)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        await PushAsync(run, RegistryDatabase.At(run.Option("--registry")!));
        await output.WriteLineAsync(JsonSerializer.Serialize(run.Rows));
    }

    private static async Task PushAsync(BenchmarkRun run, RegistryDatabase database)
    {
        await database.PrepareAsync();
        var options = new PushOptions();
        options.LeastLift = run.Number("--lift", options.LeastLift);
        var (mail, bell) = (new MailOptions { PublicAddress = "https://match.example.org" }, new JobBell());
        using var matching = new LiveMatching(database);
        var writer = new DigestWriter(new(database, new EphemeralDataProtectionProvider(), mail), mail);
        var pushing = new PushRun(database, matching, new(database, new(database, bell), new(database, bell), writer, new(), options), options);
        var steps = new StepTimes();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var report = await pushing.RunAsync([PushRhythm.Daily], (_, _) => Task.CompletedTask, steps);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var processor = process.TotalProcessorTime - before;
        run.Add("push", "everybody, end to end without sending, s", seconds, "F1", new(180), $"{report.Due:N0} people; model and registry loaded, ranked, chosen, written with {report.Digests:N0} mails ({steps}); {processor.TotalSeconds:F0} processor seconds");
        run.Add("push", "most memory, MB", process.PeakWorkingSet64 / 1e6, "F0", new(1500), "a process that does nothing else");
        run.Add("push", "suggestions", FormattableString.Invariant($"{report.Suggestions:N0}"), $"of {report.Strong:N0} strong ones, in {report.Digests:N0} digests; {report.Due - report.Digests:N0} people were told nothing");
        foreach (var (name, exposure) in new[] { ("by strength alone", report.Before!), ("as told", report.After!) })
            run.Add("push", $"exposure {name}: Gini", FormattableString.Invariant($"{exposure.Gini:F3}"), $"{exposure.Suggestions:N0} suggestions of {exposure.Shown:N0} actors, none to more than {exposure.Most:N0}");
        foreach (var (country, (_, share)) in report.After!.Countries.OrderByDescending(one => one.Value.Share).Take(12))
            run.Add("push", $"part of {country}", FormattableString.Invariant($"{report.Before!.Countries[country].Part:P2} → {report.After.Countries[country].Part:P2}"), FormattableString.Invariant($"{share:P2} of all actors"));
        var again = await pushing.RunAsync([PushRhythm.Daily], (_, _) => Task.CompletedTask);
        run.Add("push", "digests of a second run of the same day", again.Digests.ToString(CultureInfo.InvariantCulture), $"{again.Due:N0} people still due");
    }

    private static async Task AddPeopleAsync(RegistryDatabase database)
    {
        await database.PrepareAsync();
        await using var reading = database.CreateDbContext();
        var actors = await reading.Actors.AsNoTracking().OrderBy(actor => actor.Id).Select(actor => actor.Id).ToListAsync();
        foreach (var some in actors.Chunk(2_000))
        {
            await using var context = database.CreateDbContext();
            foreach (var actorId in some)
            {
                var email = FormattableString.Invariant($"person-{actorId}@example.org");
                var account = new Account { Name = $"Person {actorId}", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, CreatedAt = database.Time.GetUtcNow() };
                context.Memberships.Add(new() { Account = account, ActorId = actorId, Role = MemberRole.Owner, Since = database.Time.GetUtcNow() });
                context.PushPreferences.Add(new() { Account = account, ActorId = actorId, Rhythm = PushRhythm.Daily, ConsentedAt = database.Time.GetUtcNow(), Language = PushLanguage.All[(int)(actorId % PushLanguage.All.Count)] });
            }

            await context.SaveChangesAsync();
        }
    }

    private static RegistryDatabase Copy(RegistryDatabase database, string folder)
    {
        SqliteConnection.ClearAllPools();
        var path = Path.Combine(folder, "registry.db");
        File.Copy(database.FilePath!, path);
        var models = Directory.CreateDirectory(Path.Combine(folder, "registry.models")).FullName;
        foreach (var file in Directory.GetFiles(database.ModelsFolder)) File.Copy(file, Path.Combine(models, Path.GetFileName(file)));
        return RegistryDatabase.At(path);
    }

    /// <summary>How long each step took.</summary>
    private sealed class StepTimes : IProgress<WorkStep>
    {
        private readonly Lock _lock = new();
        private readonly List<(string What, long Began)> _steps = [("Loading", Stopwatch.GetTimestamp())];

        public void Report(WorkStep value)
        {
            lock (_lock)
            {
                if (_steps[^1].What != value.What) _steps.Add((value.What, Stopwatch.GetTimestamp()));
            }
        }

        public override string ToString()
        {
            var now = Stopwatch.GetTimestamp();
            return string.Join(", ", _steps.Select((step, at) => FormattableString.Invariant($"{step.What.ToLowerInvariant()} {Stopwatch.GetElapsedTime(step.Began, at + 1 < _steps.Count ? _steps[at + 1].Began : now).TotalSeconds:F1}")));
        }
    }
}
