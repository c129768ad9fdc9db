using System.Text.Json;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Registry;

/// <summary>Shows and reads what the registry's table is about.</summary>
internal static class RegistryForms
{
    // Country and sectors are codes already; the others are named as in the program.
    private static readonly string[] Spelt = ["helix", "size", "verification"];

    public static BulkEdit Read(BulkEditForm form) => new()
    {
        Helix = form.Helix,
        Size = form.Size,
        Country = form.Country,
        AddSectors = [.. form.AddSectors.Select(code => code ?? "")],
        RemoveSectors = [.. form.RemoveSectors.Select(code => code ?? "")],
        Verification = form.Verification,
        Evidence = form.Evidence,
    };

    public static BulkEditResource Show(IReadOnlyList<BulkChange> changes) => new()
    {
        Actors = changes.Select(change => change.ActorId).Distinct().Count(),
        Changes = [.. changes.Select(change => new BulkChangeResource { ActorId = change.ActorId, Name = change.Name, Field = change.Field, Before = Code(change.Field, change.Before), After = Code(change.Field, change.After) })],
    };

    public static ActorSummary Show(RegistryRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Kind = row.Kind,
        Helix = row.Helix,
        Country = row.Country,
        City = row.City,
        Size = row.Size,
        Sectors = row.Sectors,
        Verification = row.Verification,
        UpdatedAt = row.UpdatedAt,
    };

    public static ActorReference Reference(ActorCandidate actor) => new() { Id = actor.Id, Name = actor.Name, Country = actor.Country };

    public static DuplicateResource Show(DuplicatePair pair) => new() { First = Reference(pair.First), Second = Reference(pair.Second), Why = pair.Why, Likeness = Math.Round(pair.Likeness, 4) };

    public static MergeSideResource Show(MergeSide side) => new() { Actor = ActorForms.Whole(side.Actor), Counts = side.Counts.ToDictionary(count => JsonNamingPolicy.CamelCase.ConvertName(count.Key), count => count.Value) };

    private static string Code(string field, string value) => Spelt.Contains(field) ? JsonNamingPolicy.KebabCaseLower.ConvertName(value) : value;
}
