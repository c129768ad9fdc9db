using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Whether what is to be published keeps the terms of the programme as they are now: they, and what applicants ask for, may have changed since the plan was solved.</summary>
internal static class PublicationCheck
{
    /// <exception cref="ProgrammeException">All that it breaks.</exception>
    public static async Task RequireAsync(RegistryContext context, Programme programme, Publication publication, CancellationToken cancellationToken)
    {
        List<string> broken = [];
        long[] ids = [.. publication.Teams.SelectMany(team => team.Members).Select(member => member.ActorId).Concat(publication.Selected).Distinct()];
        Dictionary<long, Actor> actors = [];
        HashSet<long> experienced = [];
        foreach (var batch in ids.Chunk(500))
        {
            foreach (var actor in await context.Actors.AsNoTracking().Where(actor => batch.Contains(actor.Id)).ToListAsync(cancellationToken)) actors.Add(actor.Id, actor);
            experienced.UnionWith(await context.Actors.Where(actor => batch.Contains(actor.Id) && actor.Participations.Count > 0).Select(actor => actor.Id).ToListAsync(cancellationToken));
        }

        var isCohort = publication.Selected.Count > 0;
        if (isCohort) Check("of those selected", publication.Selected, hasQuotas: true);
        foreach (var team in publication.Teams) Check($"of '{team.Title}'", [.. team.Members.Select(member => member.ActorId)], programme.Kind == ProgrammeKind.Call);
        if (isCohort && programme.Budget is { } budget)
        {
            long[] selected = [.. publication.Selected];
            var asked = (await context.ProgrammeEntries.Where(entry => entry.ProgrammeId == programme.Id && selected.Contains(entry.ActorId)).Select(entry => entry.AskedAmount ?? 0).ToListAsync(cancellationToken)).Sum();
            if (asked > budget) broken.Add(string.Create(CultureInfo.InvariantCulture, $"those selected ask for {asked:N0} {programme.Currency}, and the budget is {budget:N0}"));
        }

        if (broken.Count > 0)
            throw new ProgrammeException($"This plan no longer keeps the terms of the programme: {string.Join("; ", broken.Take(5))}{(broken.Count > 5 ? $"; and {broken.Count - 5} more" : "")}. Nothing was published. Solve it again, or change the terms.");

        void Check(string whose, IReadOnlyList<long> members, bool hasQuotas)
        {
            var present = members.ToHashSet();
            foreach (var conflict in programme.Terms.Conflicts.Where(conflict => present.Contains(conflict.ActorId) && present.Contains(conflict.OtherId)))
                broken.Add($"{whose}, {actors[conflict.ActorId].Name} and {actors[conflict.OtherId].Name} are in conflict");
            if (!hasQuotas) return;
            foreach (var quota in programme.Terms.Quotas)
            {
                var count = members.Where(actors.ContainsKey).Count(id => quota.Counts(actors[id], !experienced.Contains(id)));
                if (count < quota.AtLeast || count > quota.AtMost) broken.Add(string.Create(CultureInfo.InvariantCulture, $"{whose}, {count} count for '{quota.Describe()}'"));
            }
        }
    }
}
