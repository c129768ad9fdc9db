using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>The words of one profile, in English or in the language of the country.</summary>
internal sealed class DemoProfileText(DemoWorld world, int actor, DemoCountry country, string city, IReadOnlyList<string> sectors, ActorSize size)
{
    private const double LocalShare = 0.45;

    // In these the Latin letters of the country are those of the English name, so that the local name can be the name itself.
    private static readonly string[] LatinLanguages = ["id", "ms", "vi", "pt"];

    private readonly DemoPhrases? _local = DemoPhrases.In(country.Language);
    private readonly int _helix = world.Helix[actor];

    /// <summary>The name, and the other name where there is one with its language.</summary>
    public (string Name, string? Alias, string? Language) Name(ref DemoRandom random)
    {
        var word = world.Word(actor);
        var spelt = DemoScript.Spell(word, country.Language);
        if (world.IsPerson(actor))
        {
            var given = DemoWord.At(world.Options.Seed + 2, actor, world.Actors);
            var isLocal = spelt != word.Latin;
            return ($"{given.Latin} {word.Latin}", isLocal ? $"{DemoScript.Spell(given, country.Language)} {spelt}" : null, isLocal ? country.Language : null);
        }

        var english = DemoPhrases.Fill(random.Pick(DemoEnglish.Names[_helix]), "{W}", word.Latin);
        if (_local is null) return (english, null, null);
        var local = DemoPhrases.Fill(_local.Names[_helix], "{W}", spelt);
        if (LatinLanguages.Contains(_local.Language) && random.Chance(0.5)) return (local, english, "en");
        return random.Chance(0.7) ? (english, local, _local.Language) : (english, null, null);
    }

    public string Description(ref DemoRandom random)
    {
        var isPerson = world.IsPerson(actor);
        if (!isPerson && _local is { Descriptions.Length: > 0 } && random.Chance(LocalShare) && Local(Taxonomy.Sectors.Find(sectors[0])!) is { } sector)
            return DemoPhrases.Fill(_local.Descriptions[_helix], "{S}", sector);
        var patterns = !isPerson ? DemoEnglish.Descriptions[_helix]
            : world.Topic[actor] == DemoWorld.NoTopic ? DemoEnglish.ExpertDescriptions : DemoEnglish.MentorDescriptions;
        return random.Pick(patterns)
            .Replace("{S}", English(sectors[0]), StringComparison.Ordinal)
            .Replace("{R}", English(sectors.Count > 1 ? sectors[1] : Other(sectors[0])), StringComparison.Ordinal)
            .Replace("{C}", city, StringComparison.Ordinal)
            .Replace("{Z}", DemoEnglish.SizeWords(size), StringComparison.Ordinal);
    }

    public string Offer(IReadOnlyList<TaxonomyTerm> terms, ref DemoRandom random) =>
        Sentence(terms, random.Pick(["We offer {T}.", "Partners come to us for {T}.", "What we can give: {T}."]), _local?.Offer, ref random);

    public string Need(IReadOnlyList<TaxonomyTerm> terms, ref DemoRandom random) =>
        Sentence(terms, random.Pick(["We are looking for {T}.", "What we miss is {T}.", "We seek partners for {T}."]), _local?.Need, ref random);

    private string Sentence(IReadOnlyList<TaxonomyTerm> terms, string english, string? local, ref DemoRandom random)
    {
        if (!string.IsNullOrEmpty(local) && !world.IsPerson(actor) && random.Chance(LocalShare))
        {
            var words = terms.Select(Local).OfType<string>().ToList();
            if (words.Count == terms.Count) return DemoPhrases.Fill(local, "{T}", string.Join(_local!.And, words.Take(2)));
        }

        return DemoPhrases.Fill(english, "{T}", List(terms));
    }

    private string? Local(TaxonomyTerm term) =>
        term.In(country.Language) ?? (country.Language == "ms" ? term.In("id") : null);

    private string Other(string sector) => Array.Find(world.ThemeOf(actor).Sectors, s => s != sector) ?? sector;

    private static string English(string sector) => Taxonomy.Sectors.Find(sector)!.Name.ToLowerInvariant();

    private static string List(IReadOnlyList<TaxonomyTerm> terms) => terms.Count == 1
        ? terms[0].Name
        : string.Join(", ", terms.SkipLast(1).Select(t => t.Name)) + " and " + terms[^1].Name;
}
