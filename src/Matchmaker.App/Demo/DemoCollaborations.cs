namespace Matchmaker.App.Demo;

/// <summary>Makes the collaborations in order of time. Who works with whom follows the planted structure, which <c>data/demo/README.md</c> states.</summary>
internal sealed class DemoCollaborations(DemoWorld world)
{
    private const int Candidates = 5;
    private const int Patience = 60;

    // How readily a rising actor is found in its first, second … year.
    private static readonly double[] Rise = [0.05, 0.15, 0.35, 0.7, 1];

    private readonly DemoPool _pool = new(world);
    private readonly DemoSchedule _schedule = new(world);

    /// <summary>Grows while <see cref="All"/> is read; complete at its end.</summary>
    public DemoTies Ties { get; } = new(world.Actors);

    public DemoPool Pool => _pool;

    public IEnumerable<DemoCollaboration> All()
    {
        for (var index = 0; index < world.Options.CollaborationCount; index++) yield return Make(index);
    }

    private DemoCollaboration Make(int index)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Collaboration, index);
        var day = _schedule.Day(index, random.NextUnit());
        var year = DemoSchedule.YearOf(day);
        var lead = _schedule.Lead(index) ?? ActiveLead(year, ref random);
        var kind = world.IsPerson(lead) ? DemoKind.Mentoring : DemoKind.Draw(world.HelixOf(lead), ref random);

        var actors = new List<int> { lead };
        for (var left = kind.DrawPartners(ref random); left > 0; left--)
        {
            var partner = FindPartner(actors, kind, year, ref random);
            if (partner < 0) break;
            actors.Add(partner);
        }

        foreach (var partner in actors.Skip(1))
        {
            Ties.Remember(lead, partner, day);
            Ties.Remember(partner, lead, day);
        }

        return DemoCollaborationText.Write(world, index, kind, day, actors, ref random);
    }

    private int ActiveLead(int year, ref DemoRandom random)
    {
        for (var i = 0; i < Patience; i++)
        {
            var lead = _pool.Anyone(ref random);
            if (IsActive(lead, year, ref random)) return lead;
        }

        return AnyOrganisation([], year, ref random);
    }

    private int FindPartner(List<int> actors, DemoKind kind, int year, ref DemoRandom random)
    {
        var lead = actors[0];
        if (random.Chance(0.12))
        {
            var (again, _) = Ties.At(lead, random.Below(DemoTies.Kept));
            if (again >= 0 && again < world.Organisations && !actors.Contains(again)) return again;
        }

        var (best, bestScore, found) = (-1, double.NegativeInfinity, 0);
        for (var i = 0; i < Patience && found < Candidates; i++)
        {
            var candidate = Candidate(lead, kind, ref random);
            if (candidate < 0 || world.IsPerson(candidate) || actors.Contains(candidate) || !IsActive(candidate, year, ref random)) continue;
            found++;
            var score = Score(lead, candidate, kind) + 2 * random.NextUnit();
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }

        return best >= 0 || actors.Count > 1 ? best : AnyOrganisation(actors, year, ref random);
    }

    private int Candidate(int lead, DemoKind kind, ref DemoRandom random)
    {
        var home = world.Community[lead];
        if (world.SecondCommunity[lead] != DemoWorld.NoCommunity && random.Chance(0.5)) home = world.SecondCommunity[lead];
        if (kind == DemoKind.Mentoring && world.Topic[lead] != DemoWorld.NoTopic && random.Chance(0.6)) return _pool.ClientOf(world.Topic[lead], ref random);
        var where = random.NextUnit();
        if (where < 0.82) return _pool.MemberOf(home, ref random);
        return where < 0.92 ? _pool.MemberOf(SameThemeElsewhere(home, ref random), ref random) : _pool.Anyone(ref random);
    }

    private int SameThemeElsewhere(int community, ref DemoRandom random)
    {
        var theme = world.Communities[community].Theme;
        for (var i = 0; i < Patience; i++)
        {
            var other = random.Below(world.Communities.Length);
            if (other != community && world.Communities[other].Theme == theme) return other;
        }

        return community;
    }

    private double Score(int lead, int candidate, DemoKind kind)
    {
        if (kind == DemoKind.Mentoring && world.Topic[lead] != DemoWorld.NoTopic)
            return 1.6 * world.Meets(candidate, lead) + (world.Community[candidate] == world.Community[lead] ? 1 : 0);
        var score = 1.1 * Math.Min(2, world.Meets(lead, candidate) + world.Meets(candidate, lead));
        if (world.Helix[lead] != world.Helix[candidate]) score += 0.3;
        var (here, there) = (world.Country[lead], world.Country[candidate]);
        if (kind != DemoKind.CoProduction) return score + (here == there ? 0.4 : 0);
        return score + (here != there ? 0.8 : 0) + (DemoCountry.IsCorridor(here, there) ? 0.7 : 0);
    }

    private bool IsActive(int actor, int year, ref DemoRandom random)
    {
        var age = year - world.FirstYear[actor];
        if (age < 0) return false;
        return (world.Traits[actor] & DemoTraits.Rising) == 0 || random.Chance(Rise[Math.Min(age, Rise.Length - 1)]);
    }

    /// <summary>The first suitable organisation after a random one; one not yet active rather than none.</summary>
    private int AnyOrganisation(List<int> except, int year, ref DemoRandom random)
    {
        var start = random.Below(world.Organisations);
        var last = -1;
        for (var i = 0; i < world.Organisations; i++)
        {
            var actor = (start + i) % world.Organisations;
            if (world.IsNewcomer(actor) || except.Contains(actor)) continue;
            if (world.FirstYear[actor] <= year) return actor;
            last = actor;
        }

        return last;
    }
}
