using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Whom a brief names, as dense indices of the snapshot.</summary>
/// <param name="Settled">Members that are settled, with the role where it is said.</param>
/// <param name="Forbidden">Who may not be chosen.</param>
/// <param name="Among">Who alone may be chosen; null for everybody.</param>
/// <param name="Conflicts">Pairs that may not be together.</param>
internal sealed record ConsortiumActors(IReadOnlyList<(int Actor, string? Role)> Settled, IReadOnlySet<int> Forbidden, IReadOnlySet<int>? Among, IReadOnlyList<(int One, int Other)> Conflicts)
{
    /// <summary>Finds them all.</summary>
    /// <exception cref="GivenException">All that is wrong, field by field: nobody goes by a name, or two fields contradict each other.</exception>
    public static async Task<ConsortiumActors> ReadAsync(RegistryContext context, RegistrySnapshot snapshot, ConsortiumBrief brief, CancellationToken cancellationToken)
    {
        var lookup = new ActorLookup(context);
        List<GivenIssue> found = [];
        var forbidden = await AllAsync("forbidden", brief.Forbidden);
        var members = await AllAsync("members", [.. brief.Members.Select(member => member.Actor)], ".actor");
        var among = await AllAsync("candidates", brief.Candidates);
        var ones = await AllAsync("conflicts", [.. brief.Conflicts.Select(conflict => conflict.Actor)], ".actor");
        var others = await AllAsync("conflicts", [.. brief.Conflicts.Select(conflict => conflict.Other)], ".other");
        for (var at = 0; at < members.Count; at++)
        {
            if (members[at] is not { } actor) continue;
            var (path, name) = ($"members[{at + 1}].actor", brief.Members[at].Actor);
            if (forbidden.Contains(actor)) found.Add(ConsortiumRules.Wrong(path, $"{name} is settled, and forbidden too. Take it out of one of the two."));
            if (members.Take(at).Contains(actor)) found.Add(ConsortiumRules.Wrong(path, $"{name} is settled twice."));
        }

        for (var at = 0; at < ones.Count; at++)
            if (ones[at] is { } one && one == others[at]) found.Add(ConsortiumRules.Wrong($"conflicts[{at + 1}]", $"{brief.Conflicts[at].Actor} cannot be in conflict with itself."));
        for (var role = 0; role < brief.Roles.Count; role++)
        {
            var (seats, code) = (brief.Roles[role].Count, brief.Roles[role].Code);
            if (brief.Members.Count(member => member.Role == code) > seats) found.Add(ConsortiumRules.Wrong("members", $"the role '{code}' has {seats} {(seats == 1 ? "seat" : "seats")}, and more are settled in it."));
        }

        GivenException.ThrowIfAny(found);
        return new(
            [.. members.Select((actor, at) => (actor!.Value, brief.Members[at].Role))], forbidden.Select(actor => actor!.Value).ToHashSet(), among.Count == 0 ? null : among.Select(actor => actor!.Value).ToHashSet(),
            [.. ones.Zip(others, (one, other) => (one!.Value, other!.Value))]);

        async Task<List<int?>> AllAsync(string field, IReadOnlyList<string> references, string part = "")
        {
            List<int?> actors = [];
            foreach (var (at, reference) in references.Index())
            {
                try
                {
                    var actor = await lookup.FindAsync(reference, cancellationToken);
                    actors.Add(snapshot.IndexOf(actor.Id));
                    if (actors[^1] is null) found.Add(ConsortiumRules.Wrong($"{field}[{at + 1}]{part}", $"{actor.Name} was added only now; try again in a minute."));
                }
                catch (ActorNotFoundException e)
                {
                    actors.Add(null);
                    found.Add(ConsortiumRules.Wrong($"{field}[{at + 1}]{part}", e.Message));
                }
            }

            return actors;
        }
    }
}
