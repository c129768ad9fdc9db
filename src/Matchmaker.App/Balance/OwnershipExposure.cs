using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking.Balance;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Balance;

/// <summary>
/// Watches the exposure by ownership. An actor may be in several of its groups, so that each is an attribute of its own, of those in it and those not; none has a floor.
/// </summary>
internal static class OwnershipExposure
{
    private const string Outside = "";

    /// <summary>The attributes to watch.</summary>
    public static async Task<IReadOnlyList<BalanceAttribute>> AttributesAsync(RegistryContext context, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        var owners = await context.Actors.AsNoTracking().Where(a => a.Ownership != Ownership.None).Select(a => new { a.Id, a.Ownership }).ToListAsync(cancellationToken);
        return [.. BalanceDesk.OwnershipFlags.Select(flag =>
        {
            var labels = new int[snapshot.ActorCount];
            foreach (var owner in owners.Where(owner => owner.Ownership.HasFlag(flag)))
                if (snapshot.IndexOf(owner.Id) is { } at) labels[at] = 1;
            return new BalanceAttribute(AspectCodes.Spell(flag), labels, [Outside, AspectCodes.Spell(flag)]) { Floor = 0 };
        })];
    }

    /// <summary>The table with the watched groups as those of one attribute, without who is outside of them.</summary>
    public static IReadOnlyList<GroupExposure> Gather(IReadOnlyList<GroupExposure> groups) =>
        [.. groups.Where(group => BalanceAttributes.Names.Contains(group.Attribute)), .. groups.Where(group => group.Attribute == group.Label).Select(group => group with { Attribute = BalanceDesk.Ownership })];
}
