using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models.Drift;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Jobs;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

/// <summary>The nightly figures: what is counted, and who is told when it falls.</summary>
public abstract class DriftJobSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private readonly DriftOptions _options = new() { RecentDays = 2, EarlierDays = 3, Fewest = 50 };

    [RegistryFact]
    public async Task Run_AfterADay_CountsByModelAndRankOnceHoweverOftenItRuns()
    {
        var actors = await ActorsAsync(3);
        await using (var context = Registry.CreateContext())
        {
            context.AttachRange(actors);
            context.AddRange(Act(actors, FeedbackKind.Seen, 1), Act(actors, FeedbackKind.Seen, 5), Act(actors, FeedbackKind.Seen, 7), Act(actors, FeedbackKind.Saved, 5), Act(actors, FeedbackKind.Dismissed, 5), Act(actors, FeedbackKind.Accepted, 2));
            context.Add(TestData.Collaboration(new DateOnly(2024, 1, 1), actors[0], actors[1]));
            await context.SaveChangesAsync();
        }

        Registry.Clock.Now += TimeSpan.FromDays(1);
        await RunAsync();
        await RunAsync();

        await using var read = Registry.CreateContext();
        var figures = await read.NightlyFigures.AsNoTracking().ToListAsync();
        Assert.Equal(1, Value(FigureName.Shown, "m1", 1));
        Assert.Equal(2, Value(FigureName.Shown, "m1", 4));
        Assert.Equal(1, Value(FigureName.Saved, "m1", 4));
        Assert.Equal(1, Value(FigureName.Accepted, "m1", 2));
        Assert.Equal(3, Value(FigureName.Actors, "", 0));
        Assert.Equal(3, Value(FigureName.NewActors, "", 0));
        Assert.Equal(1 / 3.0, Value(FigureName.ColdStart, "", 0), 6);
        Assert.Equal(1 / 3.0, Value(FigureName.Coverage, "", 0), 6);
        Assert.Equal(8, figures.Count);

        double Value(string name, string model, int rank) => figures.Single(figure => (figure.Name, figure.Model, figure.Rank) == (name, model, rank)).Value;
    }

    [RegistryFact]
    public async Task Run_SavedFarLessThanBefore_TellsAdministratorsOnce()
    {
        var actors = await ActorsAsync(2);
        await using (var context = Registry.CreateContext())
        {
            context.Add(new Account { Email = "admin@example.org", UserName = "admin@example.org", Name = "A", EmailConfirmed = true, Staff = StaffRole.Administrator });
            await context.SaveChangesAsync();
        }

        for (var day = 0; day < 6; day++)
        {
            await using (var context = Registry.CreateContext())
            {
                for (var at = 0; at < 100; at++) context.Add(Act(actors, FeedbackKind.Seen, 1));
                for (var at = 0; at < (day < 3 ? 40 : 5); at++) context.Add(Act(actors, FeedbackKind.Saved, 1));
                await context.SaveChangesAsync();
            }

            Registry.Clock.Now += TimeSpan.FromDays(1);
            await RunAsync();
        }

        await using var read = Registry.CreateContext();
        var mail = await read.OutboxMails.AsNoTracking().SingleAsync();
        Assert.Equal("admin@example.org", mail.To);
        Assert.Contains("saved", mail.Text, StringComparison.Ordinal);
        Assert.Equal(1, await read.NightlyFigures.CountAsync(figure => figure.Name == FigureName.Alarm + FigureName.Saved));
    }

    private async Task<Actor[]> ActorsAsync(int count)
    {
        Actor[] actors = [.. Enumerable.Range(0, count).Select(at => TestData.Actor($"Actor {at}"))];
        await Registry.AddAsync(actors[0], [.. actors[1..]]);
        return actors;
    }

    private Feedback Act(Actor[] actors, FeedbackKind kind, int rank) => new() { ActorId = actors[0].Id, PartnerId = actors[1].Id, Kind = kind, At = Registry.Clock.Now, ModelVersion = "m1", Rank = rank };

    private async Task RunAsync()
    {
        var job = new DriftJob(Registry.Database, new AdministratorMails(new MailOutbox(Registry.Database, new JobBell()), new()), _options);
        var runner = new JobRunner(Registry.Database, new JobLeases(Registry.Database, "one"), [job], new RecordedAlarm());
        await runner.PrepareAsync();
        Registry.Clock.Now += TimeSpan.FromSeconds(1);
        await runner.AskAsync("drift", Registry.Clock.Now);
        var run = await runner.RunNextAsync("drift");
        Assert.True(run!.State == WorkState.Done, run.Outcome);
    }
}
