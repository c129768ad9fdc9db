using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using Matchmaker.App.Demo;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Tests.Demo;

public sealed class DemoNamesTests
{
    private static readonly DemoRegistry Demo = new(new DemoOptions());

    [RorFact]
    public void Names_BesideRealOrganisations_AreNoneOfThem()
    {
        var (names, words) = ReadRor();
        Assert.True(names.Count > 50_000);
        foreach (var actor in Demo.Actors())
        {
            Assert.DoesNotContain(NameNormaliser.Normalise(actor.Name), names);
            if (actor.Alias is not null) Assert.DoesNotContain(NameNormaliser.Normalise(actor.Alias), names);

            // More than that: the invented word is no word of any real name.
            Assert.DoesNotContain(NameNormaliser.Normalise(Demo.World.Word(actor.Index).Latin), words);
        }
    }

    [Fact]
    public void Names_AllActors_AreUnique()
    {
        var names = Demo.Actors().Select(a => NameNormaliser.Normalise(a.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(60_000)]
    public void At_EveryNumber_GivesAnotherWord(int count)
    {
        var words = Enumerable.Range(0, count).Select(i => DemoWord.At(7, i, count).Latin).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(count, words.Count);
    }

    [Fact]
    public void Spell_EveryScript_UsesItsLettersOnly()
    {
        foreach (var (language, first, last) in new[] { ("th", '\u0E00', '\u0E7F'), ("lo", '\u0E80', '\u0EFF'), ("km", '\u1780', '\u17FF'), ("my", '\u1000', '\u109F'), ("ko", '\uAC00', '\uD7A3') })
        {
            for (var i = 0; i < 500; i++)
                Assert.All(DemoScript.Spell(DemoWord.At(1, i, 500), language), c => Assert.InRange(c, first, last));
        }
    }

    private static (HashSet<string> Names, HashSet<string> Words) ReadRor()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        using var text = new StreamReader(new GZipStream(File.OpenRead(RorFactAttribute.Records), CompressionMode.Decompress));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            foreach (var name in csv.GetField("aliases")!.Split('|').Append(csv.GetField("name")!))
            {
                var folded = NameNormaliser.Normalise(name);
                names.Add(folded);
                words.UnionWith(folded.Split(' '));
            }
        }

        return (names, words);
    }
}
