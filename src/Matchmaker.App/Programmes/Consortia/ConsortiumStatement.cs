using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Programmes.Consortia;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Groups;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>States a brief as a problem: who may fill which role and how well, how they accept one another, who has worked with whom.</summary>
internal sealed class ConsortiumStatement(RegistryContext context, PartnerSuggestions suggestions, ConsortiumBrief brief)
{
    /// <summary>How much closeness to the settled members counts, beside its profile, in whether a candidate is looked at.</summary>
    public const double OfGroup = 0.3;

    /// <summary>How many of those who cover a need best are looked at, whatever their fit to a role.</summary>
    private const int MostForNeed = 5;

    private readonly RegistrySnapshot _snapshot = suggestions.Snapshot;
    private readonly BriefAffinity _affinity = new(suggestions, brief);

    /// <summary>Reads, measures, states.</summary>
    /// <exception cref="GivenException">The brief will not do, or names an actor that the registry does not have; says field by field why.</exception>
    /// <exception cref="ProgrammeException">Settled members may not be together, or the registry changed meanwhile.</exception>
    public async Task<ConsortiumCase> StateAsync(CancellationToken cancellationToken)
    {
        ConsortiumRules.Require(brief);
        var (settled, forbidden, among, conflicts) = await ConsortiumActors.ReadAsync(context, _snapshot, brief, cancellationToken);
        HashSet<int> people = [.. (await context.Actors.Where(actor => actor.Kind == ActorKind.Person).Select(actor => actor.Id).ToListAsync(cancellationToken)).Select(_snapshot.IndexOf).OfType<int>()];
        var fits = brief.Roles.Select(_affinity.ToRole).ToArray();
        var near = Near(fits, [.. settled.Select(member => member.Actor)]);
        var needs = _affinity.Needs();
        var covers = needs.Select(_affinity.ToNeed).ToArray();
        bool IsUseful(int role, int actor) => fits[role][actor] > 0 || Array.Exists(covers, cover => cover[actor] >= CoveredNeed.Little);
        bool MayFill(int role, int actor) => IsUseful(role, actor) && !forbidden.Contains(actor) && (among is null ? !people.Contains(actor) : among.Contains(actor)) && WhyNot(suggestions, brief, role, actor) is null;

        int[] candidates = [.. Pool(settled.Select(member => member.Actor), near, covers, MayFill)];
        var actors = await ReadAsync(candidates, cancellationToken);
        var fit = new double[fits.Length * candidates.Length];
        for (var role = 0; role < fits.Length; role++)
            for (var at = 0; at < candidates.Length; at++) fit[(role * candidates.Length) + at] = MayFill(role, candidates[at]) ? Math.Clamp(fits[role][candidates[at]], 0, 1) : double.NaN;
        var locked = Seat(settled, candidates, fits);
        var (quotas, quotaNames) = Quotas(candidates, actors);
        var (varieties, varietyNames) = Varieties(candidates);
        var problem = new ConsortiumProblem([.. brief.Roles.Select(role => role.Count)], fit, Acceptance(candidates, conflicts, cancellationToken), Ties(candidates))
        {
            NeedWeights = [.. needs.Select(need => need.Weight)],
            Cover = [.. candidates.SelectMany(actor => covers, (actor, cover) => Math.Clamp(cover[actor], 0, 1))],
            Quotas = quotas,
            Varieties = varieties,
            Locked = locked,
            Weights = brief.Weights,
        };
        RequireTogether(problem, candidates, actors);
        return new(brief, problem, candidates, actors, fits, [.. needs.Select(NameOf)], covers, quotaNames, varietyNames, forbidden) { Suggestions = suggestions, Among = among };
    }

    /// <summary>Why an actor may not fill a role, in words; null where it may.</summary>
    public static string? WhyNot(PartnerSuggestions suggestions, ConsortiumBrief brief, int roleIndex, int actor)
    {
        var (snapshot, role) = (suggestions.Snapshot, brief.Roles[roleIndex]);
        if (role.Helix is { } helix && snapshot.HelixOf(actor) != helix) return $"the role asks for {Search.AspectCodes.Spell(helix)}, and it is {Search.AspectCodes.Spell(snapshot.HelixOf(actor))}";
        if (role.Sizes.Count > 0 && !role.Sizes.Contains(snapshot.SizeOf(actor))) return $"the role asks for the size {string.Join(" or ", role.Sizes.Select(Search.AspectCodes.Spell))}, and it is {Search.AspectCodes.Spell(snapshot.SizeOf(actor))}";
        if (role.Countries.Count > 0 && !role.Countries.Contains(snapshot.CountryOf(actor))) return $"the role asks for {string.Join(" or ", role.Countries.Select(Registry.Countries.Name))}, and it is from {Registry.Countries.Name(snapshot.CountryOf(actor))}";
        if (brief.OnlyVerified && !suggestions.Rules.IsVerified(actor)) return "it is not verified";
        return suggestions.Rules.IsOpen(actor) ? null : suggestions.Rules.FreePlaces(actor) <= 0 ? "it has no room for more introductions at present" : "its verification was rejected";
    }

    /// <summary>Figures of choice models fall off fast: each tenfold less of the best's chance takes a quarter.</summary>
    public static double Flatten(double relative) => relative <= 0 ? 0 : Math.Clamp(1 + (Math.Log10(relative) / 4), 0, 1);

    // Who is settled, who fits a role best, and who covers a need best and fits any role.
    private SortedSet<int> Pool(IEnumerable<int> settled, double[][] fits, double[][] covers, Func<int, int, bool> mayFill)
    {
        var pool = new SortedSet<int>(settled);
        var everybody = Enumerable.Range(0, _snapshot.ActorCount);
        var best = Enumerable.Repeat(double.NegativeInfinity, _snapshot.ActorCount).ToArray();
        for (var role = 0; role < fits.Length; role++)
        {
            List<int> able = [.. everybody.Where(actor => mayFill(role, actor))];
            foreach (var actor in able) best[actor] = Math.Max(best[actor], fits[role][actor]);
            pool.UnionWith(able.Where(actor => fits[role][actor] > 0).OrderByDescending(actor => fits[role][actor]).ThenBy(actor => actor).Take(brief.Pool));
        }

        foreach (var cover in covers)
            pool.UnionWith(everybody.Where(actor => best[actor] >= 0 && cover[actor] >= CoveredNeed.Little).OrderByDescending(actor => cover[actor]).ThenByDescending(actor => best[actor]).ThenBy(actor => actor).Take(MostForNeed));
        return pool;
    }

    private int[] Themes() => [.. Enumerable.Range(0, _snapshot.Themes.Count).Where(theme => brief.Sectors.Contains(_snapshot.Themes[theme]))];

    // Who is close to those settled, as the scorer of groups has learnt it from completed collaborations, is looked at sooner. What a consortium is worth does not depend on who of it was settled.
    private double[][] Near(double[][] fits, int[] settled)
    {
        if (settled.Length == 0) return fits;
        var candidates = new GroupSignalReader(suggestions.Groups).Read(new(settled, Themes()));
        var ranker = suggestions.Ranker.Groups ?? GroupRanker.Untrained;
        var close = new double[_snapshot.ActorCount];
        var best = double.NegativeInfinity;
        foreach (var (at, score) in ranker.Order(candidates))
        {
            best = Math.Max(best, score);
            close[candidates.Actors[at]] = Flatten(Math.Exp(score - best));
        }

        return [.. fits.Select(fit => fit.Select((one, actor) => ((1 - OfGroup) * one) + (OfGroup * close[actor])).ToArray())];
    }

    private static string NameOf(ConsortiumNeed need) =>
        !string.IsNullOrWhiteSpace(need.Text) ? need.Text : string.Join(", ", need.Topics.Select(topic => Taxonomy.Interests.Find(topic)?.Name ?? Taxonomy.Sectors.Find(topic)?.Name ?? topic));

    // First who has a role, then each of the others where it fits best among what is open.
    private List<ConsortiumMember> Seat(IReadOnlyList<(int Actor, string? Role)> settled, int[] candidates, double[][] fits)
    {
        var open = brief.Roles.Select(role => role.Count).ToArray();
        List<ConsortiumMember> seated = [];
        foreach (var (actor, code) in settled.OrderBy(member => member.Role is null))
        {
            var role = code is null
                ? Enumerable.Range(0, open.Length).Where(at => open[at] > 0).OrderByDescending(at => WhyNot(suggestions, brief, at, actor) is null).ThenByDescending(at => fits[at][actor]).First()
                : Enumerable.Range(0, open.Length).First(at => brief.Roles[at].Code == code);
            open[role]--;
            seated.Add(new(role, Array.BinarySearch(candidates, actor)));
        }

        return seated;
    }

    private (IReadOnlyList<MemberQuota> Quotas, IReadOnlyList<string> Names) Quotas(int[] candidates, Dictionary<int, Actor> actors)
    {
        var counts = suggestions.Ranker.Signals.Counts;
        return (
            [.. brief.Quotas.Select(quota => new MemberQuota([.. candidates.Select(actor => quota.Counts(actors[actor], counts.Degree(actor) == 0))], quota.AtLeast ?? 0, quota.AtMost ?? int.MaxValue))],
            [.. brief.Quotas.Select(quota => quota.Describe())]);
    }

    private (IReadOnlyList<VarietyQuota> Varieties, IReadOnlyList<string> Names) Varieties(int[] candidates)
    {
        List<VarietyQuota> varieties = [];
        List<string> names = [];
        foreach (var (least, labels, name) in new[] { (brief.Countries, _snapshot.Traits.Country, "countries"), (brief.Helices, _snapshot.Traits.Helix, "helices") })
        {
            if (least is not { } count) continue;
            varieties.Add(new([.. candidates.Select(actor => labels[actor])], count));
            names.Add($"at least {count} {name}");
        }

        return (varieties, names);
    }

    private async Task<Dictionary<int, Actor>> ReadAsync(int[] candidates, CancellationToken cancellationToken)
    {
        Dictionary<int, Actor> actors = [];
        foreach (var batch in candidates.Chunk(500))
        {
            var ids = batch.Select(_snapshot.ActorId).ToList();
            foreach (var actor in await context.Actors.AsNoTracking().Where(actor => ids.Contains(actor.Id)).ToListAsync(cancellationToken)) actors.Add(_snapshot.IndexOf(actor.Id)!.Value, actor);
        }

        if (actors.Count < candidates.Length) throw new ProgrammeException("Somebody was taken out of the registry meanwhile. Try again in a minute.");
        return actors;
    }

    private double[] Acceptance(int[] candidates, IReadOnlyList<(int One, int Other)> conflicts, CancellationToken cancellationToken)
    {
        long[] ids = [.. candidates.Select(_snapshot.ActorId)];
        var fits = new PartnerFits(suggestions).Between(ids, ids, cancellationToken: cancellationToken);
        for (var at = 0; at < fits.Length; at++)
            if (!double.IsNaN(fits[at])) fits[at] = Flatten(fits[at]);
        foreach (var conflict in conflicts)
        {
            var (one, other) = (Array.BinarySearch(candidates, conflict.One), Array.BinarySearch(candidates, conflict.Other));
            if (one >= 0 && other >= 0) fits[(one * candidates.Length) + other] = fits[(other * candidates.Length) + one] = double.NaN;
        }

        return fits;
    }

    private bool[] Ties(int[] candidates) => [.. candidates.SelectMany(one => candidates, (one, other) => suggestions.Ranker.Signals.Counts.Contains(one, other))];

    private static void RequireTogether(ConsortiumProblem problem, int[] candidates, Dictionary<int, Actor> actors)
    {
        foreach (var one in problem.Locked)
            foreach (var other in problem.Locked)
                if (one.Candidate < other.Candidate && problem.IsApart(one.Candidate, other.Candidate))
                    throw new ProgrammeException($"members: {actors[candidates[one.Candidate]].Name} and {actors[candidates[other.Candidate]].Name} are settled, and may not be together: one house, blocked, or in conflict.");
    }
}
