using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>Draws the hidden truth: shares of countries and helixes are met exactly, the rest is random within them.</summary>
internal static class DemoPopulation
{
    private const double PersonShare = 0.08;
    private const double NewcomerShare = 0.10;
    private const double BrokerShare = 0.03;
    private const double RisingShare = 0.02;
    private const double StrayShare = 0.08;

    // Industry leads, as it does in any register of firms; no helix falls below a tenth.
    private static readonly (Helix Helix, double Share)[] HelixShares =
        [(Helix.Government, 0.10), (Helix.Academia, 0.17), (Helix.Industry, 0.35), (Helix.CivilSociety, 0.14), (Helix.Media, 0.12), (Helix.Technology, 0.12)];

    public static DemoWorld Draw(DemoOptions options)
    {
        options.Validate();
        var organisations = options.Actors - (int)(options.Actors * PersonShare);
        var world = new DemoWorld(options, options.Actors, organisations);
        var random = new DemoRandom(options.Seed, DemoStream.Population);
        PlaceOrganisations(world, ref random);
        var firstOf = LayOutCommunities(world);
        for (var actor = 0; actor < organisations; actor++) Join(world, actor, firstOf);
        PlacePersons(world);
        ChooseTraits(world, ref random);
        for (var actor = 0; actor < world.Actors; actor++) Characterise(world, actor, firstOf);
        return world;
    }

    private static void PlaceOrganisations(DemoWorld world, ref DemoRandom random)
    {
        var order = Order(world.Organisations, ref random);
        var (next, cumulative) = (0, 0);
        for (var country = 0; country < DemoCountry.All.Length; country++)
        {
            cumulative += DemoCountry.All[country].Share;
            var end = (int)((long)world.Organisations * cumulative / 1000);
            var members = end - next;
            for (var place = 0; place < members; place++, next++)
            {
                world.Country[order[next]] = (byte)country;
                world.Helix[order[next]] = (byte)HelixAt((place + 0.5) / members);
            }
        }
    }

    private static Helix HelixAt(double fraction)
    {
        foreach (var (helix, share) in HelixShares)
        {
            fraction -= share;
            if (fraction < 0) return helix;
        }

        return HelixShares[^1].Helix;
    }

    /// <summary>One community a theme and subregion, and more where it would grow past the standard size.</summary>
    private static int[][] LayOutCommunities(DemoWorld world)
    {
        var inSubregion = new int[DemoCountry.Subregions.Length];
        for (var actor = 0; actor < world.Organisations; actor++) inSubregion[DemoCountry.All[world.Country[actor]].Subregion]++;
        var totalWeight = DemoTheme.All.Sum(t => t.Weight);
        var communities = new List<DemoCommunity>();
        var firstOf = new int[DemoCountry.Subregions.Length][];
        for (var subregion = 0; subregion < firstOf.Length; subregion++)
        {
            firstOf[subregion] = new int[DemoTheme.All.Length + 1];
            for (var theme = 0; theme < DemoTheme.All.Length; theme++)
            {
                firstOf[subregion][theme] = communities.Count;
                var expected = inSubregion[subregion] * DemoTheme.All[theme].Weight / totalWeight;
                var circles = Math.Max(1, (int)(expected / DemoWorld.CommunitySize + 0.4));
                for (var circle = 0; circle < circles; circle++) communities.Add(new(theme, subregion));
            }

            firstOf[subregion][^1] = communities.Count;
        }

        world.Communities = [.. communities];
        return firstOf;
    }

    private static void Join(DemoWorld world, int actor, int[][] firstOf)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Profile, actor);
        var subregion = DemoCountry.All[world.Country[actor]].Subregion;
        if (random.Chance(StrayShare)) subregion = (subregion + random.Between(1, firstOf.Length - 1)) % firstOf.Length;
        Span<double> weights = stackalloc double[DemoTheme.All.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = DemoTheme.All[i].Weight;
        world.Community[actor] = Circle(firstOf, subregion, random.PickWeighted(weights), ref random);
    }

    private static int Circle(int[][] firstOf, int subregion, int theme, ref DemoRandom random) =>
        random.Between(firstOf[subregion][theme], firstOf[subregion][theme + 1] - 1);

    private static void PlacePersons(DemoWorld world)
    {
        for (var person = world.Organisations; person < world.Actors; person++)
        {
            var random = new DemoRandom(world.Options.Seed, DemoStream.Profile, person);
            var home = random.Below(world.Organisations);
            while (world.HelixOf(home) == Registry.Helix.Government) home = random.Below(world.Organisations);
            world.Affiliation[person] = home;
            world.Country[person] = world.Country[home];
            world.Helix[person] = world.Helix[home];
            world.Community[person] = world.Community[home];
            if (random.Chance(0.85)) world.Topic[person] = (sbyte)random.Below(DemoAppetite.MentorTopics.Length);
        }
    }

    private static void ChooseTraits(DemoWorld world, ref DemoRandom random)
    {
        var order = Order(world.Actors, ref random);
        var newcomers = (int)(world.Actors * NewcomerShare);
        foreach (var actor in order.AsSpan(0, newcomers)) world.Traits[actor] = DemoTraits.Newcomer;
        var (brokers, rising) = ((int)(world.Actors * BrokerShare), (int)(world.Actors * RisingShare));
        foreach (var actor in order.AsSpan(newcomers))
        {
            if (world.IsPerson(actor)) continue;
            if (brokers-- > 0) world.Traits[actor] = DemoTraits.Broker;
            else if (rising-- > 0) world.Traits[actor] = DemoTraits.Rising;
            else break;
        }
    }

    private static void Characterise(DemoWorld world, int actor, int[][] firstOf)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Profile, ~(long)actor);
        var traits = world.Traits[actor];
        var activity = random.NextHeavyTail(40);
        if ((traits & DemoTraits.Broker) != 0)
        {
            activity = 12 + activity / 2;
            world.SecondCommunity[actor] = OtherCommunity(world, actor, firstOf, ref random);
        }

        if ((traits & DemoTraits.Rising) != 0) activity = 15 + activity / 2;
        world.Activity[actor] = world.IsNewcomer(actor) ? 0 : (float)activity;
        world.FirstYear[actor] = (traits & DemoTraits.Rising) != 0 ? (byte)random.Between(6, 7)
            : random.Chance(0.6) || (traits & DemoTraits.Broker) != 0 ? (byte)0 : (byte)random.Between(1, 9);
        if (world.IsPerson(actor)) Ask(world, actor, ref random);
        else Want(world, actor, ref random);
    }

    private static int OtherCommunity(DemoWorld world, int actor, int[][] firstOf, ref DemoRandom random)
    {
        var (theme, subregion) = world.Communities[world.Community[actor]];
        var otherTheme = (theme + random.Between(1, DemoTheme.All.Length - 1)) % DemoTheme.All.Length;
        var otherSubregion = random.Chance(0.5) ? subregion : random.Below(firstOf.Length);
        return Circle(firstOf, otherSubregion, otherTheme, ref random);
    }

    private static void Want(DemoWorld world, int actor, ref DemoRandom random)
    {
        var appetite = DemoAppetite.Of(world.HelixOf(actor));
        var typical = world.ThemeOf(actor).Interests;
        var (offers, needs) = (0UL, 0UL);
        for (var i = random.Between(2, 3); i > 0; i--) offers |= DemoInterests.Bit(random.Pick(appetite.Offers));
        for (var i = random.Between(1, 2); i > 0; i--) offers |= DemoInterests.Bit(random.Pick(typical));
        for (var i = random.Between(1, 2); i > 0; i--) needs |= DemoInterests.Bit(random.Pick(appetite.Needs));
        for (var i = random.Between(1, 2); i > 0; i--) needs |= DemoInterests.Bit(random.Pick(typical));

        // Students and firms look for mentors; the other helixes hardly do.
        var seeksMentor = world.HelixOf(actor) switch { Registry.Helix.Academia => 0.7, Registry.Helix.Industry or Registry.Helix.Technology => 0.45, _ => 0.1 };
        if (random.Chance(seeksMentor)) needs |= DemoInterests.Bit(random.Pick(DemoAppetite.MentorTopics));
        world.Offers[actor] = offers;
        world.Needs[actor] = needs & ~offers;
        if (world.Needs[actor] == 0) world.Needs[actor] = DemoInterests.Bit("media-coverage") & ~offers | DemoInterests.Bit("sector-statistics") & ~offers;
        if (world.Needs[actor] == 0) world.Needs[actor] = DemoInterests.Bit("permits");
    }

    private static void Ask(DemoWorld world, int person, ref DemoRandom random)
    {
        world.Offers[person] = world.Topic[person] == DemoWorld.NoTopic
            ? DemoInterests.Bit(random.Pick<string>(["policy-advice", "training", "impact-studies", "ip-valuation"]))
            : DemoInterests.Bit(DemoAppetite.MentorTopics[world.Topic[person]]);
        world.Needs[person] = DemoInterests.Bit(random.Pick<string>(["stories", "joint-research", "media-coverage", "interns"]));
    }

    private static int[] Order(int count, ref DemoRandom random)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        random.Shuffle(order);
        return order;
    }
}
