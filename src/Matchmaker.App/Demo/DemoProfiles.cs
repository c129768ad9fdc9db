using System.Globalization;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>Makes the visible profile of an actor from the hidden truth. Any actor can be made without the others.</summary>
internal sealed class DemoProfiles(DemoWorld world)
{
    private static readonly double[][] SizeShares =
    [
        [0.05, 0.25, 0.45, 0.25], [0.03, 0.12, 0.40, 0.45], [0.50, 0.33, 0.13, 0.04], [0.50, 0.40, 0.09, 0.01], [0.22, 0.42, 0.27, 0.09], [0.42, 0.40, 0.15, 0.03],
    ];

    private static readonly VerificationState[] States =
        [VerificationState.Verified, VerificationState.Pending, VerificationState.Unverified, VerificationState.Expired, VerificationState.Rejected];

    public IEnumerable<DemoActor> All()
    {
        for (var actor = 0; actor < world.Actors; actor++) yield return Make(actor);
    }

    public DemoActor Make(int actor)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Texts, actor);
        var country = DemoCountry.All[world.Country[actor]];
        var isPerson = world.IsPerson(actor);
        var city = country.Cities[Math.Min(random.Below(country.Cities.Length), random.Below(country.Cities.Length))];
        var sectors = Sectors(actor, ref random);
        var size = isPerson ? ActorSize.Unknown : (ActorSize)(1 + random.PickWeighted(SizeShares[world.Helix[actor]]));
        var offers = DemoInterests.Of(world.Offers[actor]).ToList();
        var needs = DemoInterests.Of(world.Needs[actor]).ToList();
        var text = new DemoProfileText(world, actor, country, city.Name, sectors, size);
        var (name, alias, aliasLanguage) = text.Name(ref random);
        var state = States[random.PickWeighted([0.62, 0.15, 0.17, 0.04, 0.02])];
        return new()
        {
            Index = actor,
            Kind = isPerson ? ActorKind.Person : ActorKind.Organisation,
            Name = name,
            Alias = alias,
            AliasLanguage = aliasLanguage,
            Helix = world.HelixOf(actor),
            Country = country.Code,
            City = city.Name,
            Latitude = Degrees(city.Latitude, ref random),
            Longitude = Degrees(city.Longitude, ref random),
            Website = isPerson ? null : $"https://{world.Word(actor).Latin.ToLowerInvariant()}.example/",
            Description = text.Description(ref random),
            Founded = isPerson ? null : Founded(actor, ref random),
            Size = size,
            Capacity = Capacity(actor, size),
            Ownership = isPerson ? Ownership.None : Owners(actor, size, ref random),
            Sectors = sectors,
            Languages = Languages(country, ref random),
            Offers = offers,
            Needs = needs,
            OfferText = text.Offer(offers, ref random),
            NeedText = text.Need(needs, ref random),
            Affiliation = isPerson ? world.Affiliation[actor] : null,
            Verification = state,
            VerifiedOn = state == VerificationState.Unverified ? null : new DateOnly(2026, 10, 31).AddDays(-random.Below(900)),
        };
    }

    private int? Capacity(int actor, ActorSize size)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Capacity, actor);
        return world.IsPerson(actor) ? random.Below(5) : size == ActorSize.Micro && random.Chance(0.3) ? random.Between(2, 6) : null;
    }

    private List<string> Sectors(int actor, ref DemoRandom random)
    {
        var typical = world.ThemeOf(actor).Sectors;
        var sectors = new List<string> { typical[Math.Min(random.Below(typical.Length), random.Below(typical.Length))] };
        AddNew(sectors, random.Pick(typical), random.Chance(0.6));
        var second = world.SecondCommunity[actor];
        if (second != DemoWorld.NoCommunity) AddNew(sectors, random.Pick(DemoTheme.All[world.Communities[second].Theme].Sectors), true);
        return sectors;
    }

    private static void AddNew(List<string> codes, string code, bool wanted)
    {
        if (wanted && !codes.Contains(code)) codes.Add(code);
    }

    private int Founded(int actor, ref DemoRandom random)
    {
        if (world.IsNewcomer(actor)) return random.Between(2024, 2026);
        var first = DemoWorld.FirstDay.Year + world.FirstYear[actor];
        if (world.FirstYear[actor] > 0) return first - random.Below(3);
        var oldest = world.HelixOf(actor) switch { Helix.Academia => 1930, Helix.Government => 1960, Helix.Media => 1965, Helix.Technology => 1998, _ => 1985 };
        return Math.Max(random.Between(oldest, first), random.Between(oldest, first));
    }

    private Ownership Owners(int actor, ActorSize size, ref DemoRandom random)
    {
        var owners = Ownership.None;
        if (random.Chance(0.31)) owners |= Ownership.WomenLed;
        var isYoung = world.HelixOf(actor) is not (Helix.Government or Helix.Academia) && size is (ActorSize.Micro or ActorSize.Small);
        if (random.Chance(isYoung ? 0.28 : 0.02)) owners |= Ownership.YouthLed;
        var isCraft = world.ThemeOf(actor).Name.StartsWith("crafts", StringComparison.Ordinal) && world.HelixOf(actor) is (Helix.Industry or Helix.CivilSociety);
        if (random.Chance(isCraft ? 0.5 : 0.03)) owners |= Ownership.IndigenousOrLocalCraft;
        return owners;
    }

    private static List<string> Languages(DemoCountry country, ref DemoRandom random)
    {
        var languages = new List<string>(country.Languages);
        AddNew(languages, "en", country.Code is "SG" or "PH" || random.Chance(0.75));
        AddNew(languages, "zh", random.Chance(country.Code is "SG" or "MY" ? 0.5 : 0.06));
        AddNew(languages, "ko", random.Chance(0.05));
        AddNew(languages, "ta", country.Code is ("SG" or "MY") && random.Chance(0.15));
        return languages;
    }

    /// <summary>A place up to three kilometres from the centre, from whole ten-thousandths of a degree.</summary>
    private static string Degrees(double centre, ref DemoRandom random)
    {
        var units = (int)Math.Round(centre * 100) * 100 + random.Between(-300, 300);
        var size = Math.Abs(units);
        return string.Create(CultureInfo.InvariantCulture, $"{(units < 0 ? "-" : "")}{size / 10_000}.{size % 10_000:D4}");
    }
}
