using Matchmaker.App.Search;

namespace Matchmaker.Lucene.Tests;

/// <summary>Queries of every kind, of words that the registry's actors have.</summary>
internal sealed class DrawnQueries(IReadOnlyList<IndexedActor> actors, int seed)
{
    private readonly Random _random = new(seed);

    public SearchRequest Next()
    {
        var kind = _random.Next(14);
        if (kind == 0) return new() { Text = _random.Next(2) == 0 ? "" : Filter(), Relation = (ActorRelation)_random.Next(3), ActorId = Actor().Id };
        return new()
        {
            Text = kind switch
            {
                1 => Word(),
                2 => $"{Word()} {Word()}",
                3 => $"\"{Phrase()}\"",
                4 => Beginning(Word()),
                5 => $"{Word()} OR {Word()} OR {Word()}",
                6 => $"{Word()} -{Word()}",
                7 => $"-\"{Phrase()}\"",
                8 => $"{Filter()} {Filter()}",
                9 => $"{Word()} {Filter()}",
                10 => $"name:{Part(Actor().Name)}",
                11 => $"about:{Beginning(Word())} -{Filter()}",
                12 => Part(Word()),
                _ => $"{Actor().Name} {(_random.Next(2) == 0 ? Filter() : "")}",
            },
            IsTyping = kind == 1 && _random.Next(3) == 0,
        };
    }

    private IndexedActor Actor() => actors[_random.Next(actors.Count)];

    private string Text()
    {
        var texts = Actor().Texts().Select(text => text.Text).ToList();
        return texts[_random.Next(texts.Count)].Replace('"', ' ').Replace(':', ' ');
    }

    private string Word() => Pick([.. Text().Split([' ', ',', '.', ';', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("studio")]);

    private string Phrase()
    {
        var words = Text().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = _random.Next(words.Length);
        return string.Join(' ', words.Skip(first).Take(_random.Next(1, 4)));
    }

    // Of a word with spaces around it the whole, of a run without any part.
    private string Part(string text)
    {
        var tokens = TextAnalyser.Analyse(text);
        if (tokens.Count == 0) return "studio";
        var at = _random.Next(tokens.Count);
        if (tokens[at].Kind == TokenKind.Word) return text.Substring(tokens[at].Start, tokens[at].Length).Replace('"', ' ');
        var last = at;
        while (last + 1 < tokens.Count && tokens[last].Kind == TokenKind.Pair && _random.Next(4) > 0) last++;
        return text[tokens[at].Start..tokens[last].End];
    }

    private string Beginning(string word) => word.Length > 2 && char.IsAsciiLetter(word[0]) ? word[.._random.Next(1, word.Length)] + "*" : word + "*";

    private string Filter()
    {
        var actor = Actor();
        return _random.Next(9) switch
        {
            0 => $"country:{actor.Country}",
            1 => $"-country:{actor.Country}",
            2 => $"helix:{AspectCodes.Spell(actor.Helix)}",
            3 => $"sector:{(actor.Sectors is [var sector, ..] ? sector : "animation")}",
            4 => $"size:{AspectCodes.Spell(actor.Size)}",
            5 => "verified:yes",
            6 => $"needs:{actor.Needs.Select(need => need.Tag).OfType<string>().FirstOrDefault() ?? "grants"}",
            7 => $"offers:{actor.Offers.Select(offer => offer.Tag).OfType<string>().FirstOrDefault() ?? "grants"}",
            _ => $"country:asean kind:{AspectCodes.Spell(actor.Kind)}",
        };
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
