using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;

namespace Matchmaker.Contracts.Storage;

/// <summary>Right records with defaults; a test names only what it is about.</summary>
public static class TestData
{
    public static readonly DateTimeOffset Now = TestClock.Start;

    public static Actor Actor(
        string name = "Studio Layag", string country = "PH", Helix helix = Helix.Industry, ActorKind kind = ActorKind.Organisation) =>
        new() { Name = name, Country = country, Helix = helix, Kind = kind };

    /// <summary>An actor that a register knows, as <c>pic:999854661</c>.</summary>
    public static Actor Actor(string name, string country, (string Scheme, string Value) externalId, Helix helix = Helix.Industry)
    {
        var actor = Actor(name, country, helix);
        actor.ExternalIds.Add(new() { Scheme = externalId.Scheme, Value = externalId.Value });
        return actor;
    }

    public static ActorAlias Alias(string name = "Layag", string? language = null) => new() { Name = name, Language = language };

    public static Interest Interest(InterestKind kind = InterestKind.Need, string? tag = "animation", string? text = null) =>
        new() { Kind = kind, Tag = tag, Text = text };

    /// <summary>A collaboration of these actors; the first one coordinates.</summary>
    public static Collaboration Collaboration(params Actor[] actors) => Collaboration(new DateOnly(2024, 5, 1), actors);

    public static Collaboration Collaboration(DateOnly? start, params Actor[] actors)
    {
        var collaboration = new Collaboration { Kind = CollaborationKind.CoProduction, Title = "A film in two languages", StartDate = start };
        foreach (var actor in actors)
            collaboration.Participations.Add(new() { Actor = actor, Role = collaboration.Participations.Count == 0 ? "coordinator" : "participant" });
        return collaboration;
    }

    public static Feedback Feedback(Actor actor, Actor partner, FeedbackKind kind = FeedbackKind.Saved) =>
        new() { Actor = actor, Partner = partner, Kind = kind, At = Now };

    public static Introduction Introduction(Actor asking, Actor asked, Actor? introducer = null) =>
        new() { AskingActor = asking, AskedActor = asked, Introducer = introducer, AskedAt = Now };

    public static ModelVersion ModelVersion(string name = "2026-03-01.1") =>
        new() { Name = name, FileName = $"{name}.model", Card = "{}", TrainedAt = Now };

    public static ImportRun ImportRun(string source = "csv") =>
        new() { Source = source, Files = ["actors.csv"], StartedAt = Now, FinishedAt = Now.AddMinutes(2), RowsRead = 10, RowsStored = 7, RowsUnchanged = 2, RowsRejected = 1 };
}
