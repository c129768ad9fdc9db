using System.Globalization;
using System.Text;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>Puts a collaboration into words: title, text, dates, sectors, roles and money.</summary>
internal static class DemoCollaborationText
{
    private static readonly string[] Results =
    [
        "The first results were shown to the public.", "Students took part from the start.", "A second edition is planned.", "All partners share the rights.",
        "It started with a meeting at a regional forum.", "Everything was made in two languages.", "Half of the team were women.", "The work was done largely online.",
    ];

    public static DemoCollaboration Write(DemoWorld world, int index, DemoKind kind, int day, List<int> actors, ref DemoRandom random)
    {
        var lead = actors[0];
        var start = DemoWorld.FirstDay.AddDays(day);
        var end = start.AddDays(random.Between(Math.Min(3, kind.LongestDays), kind.LongestDays));
        var sectors = Sectors(world, lead, ref random);
        var first = Taxonomy.Sectors.Find(sectors[0])!.Name.ToLowerInvariant();
        var word = DemoWord.At(world.Options.Seed + 1, index, world.Options.CollaborationCount).Latin;
        var title = $"{word}: {first} {kind.Phrase} {start.Year.ToString(CultureInfo.InvariantCulture)}";
        var participants = new DemoParticipant[actors.Count];
        for (var i = 0; i < participants.Length; i++)
        {
            int? money = kind.MostUsd == 0 || !random.Chance(0.6) ? null : Money(kind.MostUsd, ref random);
            participants[i] = new(actors[i], i == 0 ? kind.LeadRole : kind.PartnerRole, money);
        }

        return new(index, kind.Code, title, Text(world, actors, random.Pick(Results)), start, end, sectors, participants);
    }

    private static int Money(int most, ref DemoRandom random)
    {
        var share = random.NextUnit();
        return Math.Max(5, (int)(share * share * most / 100)) * 100;
    }

    private static List<string> Sectors(DemoWorld world, int lead, ref DemoRandom random)
    {
        var choices = world.ThemeOf(lead).Sectors;
        var first = random.Pick(choices);
        var second = random.Pick(choices);
        return first == second || random.Chance(0.5) ? [first] : [first, second];
    }

    private static string Text(DemoWorld world, List<int> actors, string result)
    {
        var text = new StringBuilder("Partners from ");
        var countries = actors.Select(a => world.Country[a]).Distinct().Select(c => Countries.Name(DemoCountry.All[c].Code)).ToList();
        AppendList(text, countries);
        var met = 0UL;
        foreach (var partner in actors.Skip(1))
            met |= world.Needs[actors[0]] & world.Offers[partner] | world.Offers[actors[0]] & world.Needs[partner];
        if (met == 0)
        {
            text.Append(" pooled what each does best. ");
        }
        else
        {
            text.Append(" joined forces on ");
            AppendList(text, [.. DemoInterests.Of(met).Take(3).Select(t => t.Name)]);
            text.Append(". ");
        }

        return text.Append(result).ToString();
    }

    private static void AppendList(StringBuilder text, List<string> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(i == items.Count - 1 ? " and " : ", ");
            text.Append(items[i]);
        }
    }
}
