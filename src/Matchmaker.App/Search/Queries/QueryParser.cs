using System.Text;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Search.Queries;

/// <summary>
/// Understands what a person types: words, "phrases", -exclusions, beginnings*, alternatives (OR), and fields such as <c>country:VN,TH</c>. Takes any
/// string and never fails; what it does not know as syntax is searched for as text.
/// </summary>
public sealed class QueryParser
{
    /// <summary>What comes after is left out, with a remark.</summary>
    public const int LongestText = 2000;

    public const int MostPieces = 40;

    private readonly List<QueryNode> _wanted = [];
    private readonly List<QueryNode> _unwanted = [];
    private readonly List<ActorFilter> _filters = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _words = [];
    private readonly List<string> _pending = [];
    private bool _isAlternative;
    private bool _isFilterAlternative;
    private bool _lastIsFilter;
    private bool _isExcluded;

    private QueryParser()
    {
    }

    /// <param name="text">Any string.</param>
    /// <param name="isTyping">Whether the last word may be the beginning of one.</param>
    public static ParsedQuery Parse(string text, bool isTyping = false) => new QueryParser().Read(text, isTyping);

    private ParsedQuery Read(string text, bool isTyping)
    {
        if (text.Length > LongestText)
        {
            _remarks.Add($"Only the first {LongestText:N0} characters were searched for.");
            text = text[..LongestText];
        }

        var pieces = new QueryScanner(text).Pieces().Take(MostPieces + 1).ToList();
        if (pieces.Count > MostPieces)
        {
            _remarks.Add($"Only the first {MostPieces} words were searched for.");
            pieces.RemoveAt(MostPieces);
        }

        for (var at = 0; at < pieces.Count; at++) Read(pieces[at], isTyping && at == pieces.Count - 1);
        FlushWords();
        var said = _wanted.Count + _unwanted.Count + _filters.Count + _problems.Count;
        if (said == 0 && text.Trim().Length > 0) _problems.Add("There is no word in that to search for: give letters or digits.");
        var name = NameNormaliser.Normalise(string.Join(' ', _words));
        return new(_wanted, _unwanted, _filters, name.Length > 0 ? name : null, _words, _remarks, _problems);
    }

    private void Read(QueryPiece piece, bool isTyping)
    {
        var isOr = piece.Name is null && !piece.IsQuoted && piece.Values is ["OR" or "||" or "|"];
        if (!isOr && piece.Name is null)
        {
            if (_isFilterAlternative) _remarks.Add($"OR joins words, or values of one filter: '{Shorten(piece.Text)}' is searched for within the filter instead.");
            (_lastIsFilter, _isFilterAlternative) = (false, false);
        }

        var isExcluded = piece.IsExcluded || _isExcluded;
        if (piece.Name is { } name) ReadField(piece, name, isExcluded);
        else if (piece.IsQuoted) Add(Phrase(piece.Values[0], null, mayGoOn: false), isExcluded);
        else if (piece.Values[0] is "AND" or "&&" or "&" or "+") return;
        else if (piece.Values[0] is "OR" or "||" or "|")
        {
            FlushWords();
            _isFilterAlternative = _lastIsFilter;
            _isAlternative = !_lastIsFilter && _wanted.Count > 0;
            return;
        }
        else if (piece.Values[0] is "NOT")
        {
            _isExcluded = true;
            return;
        }
        else ReadWord(piece.Values[0], isExcluded, isTyping);

        _isExcluded = false;
    }

    private void ReadWord(string word, bool isExcluded, bool isTyping)
    {
        var isBeginning = word.EndsWith('*') || isTyping;
        if (isExcluded) Add(Phrase(word, null, isBeginning), isExcluded);
        else if (isBeginning) Add(WordNodes.OfBeginning(word), isExcluded);
        else _pending.Add(word);
        if (!isExcluded) _words.Add(word.TrimEnd('*'));
    }

    private void ReadField(QueryPiece piece, string name, bool isExcluded)
    {
        if (piece.Values.Count == 0)
        {
            if (FieldNames.Filters.ContainsKey(name) || FieldNames.Texts.ContainsKey(name)) _problems.Add($"{name}: needs a value, such as {Example(name)}.");
            else ReadWord(name, isExcluded, isTyping: false);
        }
        else if (FieldNames.Filters.TryGetValue(name, out var aspect)) ReadFilter(aspect, name, piece, isExcluded);
        else if (FieldNames.Texts.TryGetValue(name, out var field))
        {
            var nodes = piece.Values.Select(value => Phrase(value, field, value.EndsWith('*'))).OfType<QueryNode>().ToList();
            if (nodes.Count > 0) Add(nodes.Count == 1 ? nodes[0] : new AnyNode(nodes), isExcluded);
        }
        else
        {
            if (!name.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                _remarks.Add($"'{name}:' is no filter, so '{Shorten(piece.Text)}' was searched for as text. Filters are: {FieldNames.All}.");
            Add(Phrase(name + ' ' + string.Join(' ', piece.Values), null, mayGoOn: false), isExcluded);
        }
    }

    private void ReadFilter(ActorAspect aspect, string name, QueryPiece piece, bool isExcluded)
    {
        var codes = new List<string>();
        foreach (var value in piece.Values)
        {
            if (FilterValues.Read(aspect, value) is { } known)
            {
                codes.AddRange(known);
                continue;
            }

            var closest = FilterValues.Closest(aspect, value);
            var all = FilterValues.Known(aspect);
            var remedy = closest.Count > 0 ? $"Did you mean {string.Join(" or ", closest)}?" : all.Count is > 0 and <= 10 ? $"Give one of: {string.Join(", ", all)}." : $"Write it like {Example(name)}.";
            _problems.Add($"'{Shorten(value)}' is nothing that {name}: knows. {remedy}");
        }

        if (codes.Count == 0) return;
        if (_isFilterAlternative && _filters[^1].Aspect == aspect && _filters[^1].IsExcluded == isExcluded) _filters[^1] = new(aspect, [.. _filters[^1].Codes.Union(codes)], isExcluded);
        else
        {
            if (_isFilterAlternative || _isAlternative) _remarks.Add($"OR joins words, or values of one filter: '{Shorten(piece.Text)}' restricts the rest instead.");
            _filters.Add(new(aspect, codes, isExcluded));
        }

        _isFilterAlternative = _isAlternative = false;
        _lastIsFilter = true;
    }

    private void Add(QueryNode? node, bool isExcluded)
    {
        FlushWords();
        if (node is null) return;
        if (isExcluded) _unwanted.Add(node);
        else if (_isAlternative) _wanted[^1] = new AnyNode([_wanted[^1], node]);
        else _wanted.Add(node);
        _isAlternative = false;
    }

    private void FlushWords()
    {
        if (_pending.Count == 0) return;
        var nodes = WordNodes.Of(_pending).ToList();
        _pending.Clear();
        if (nodes.Count == 0) return;

        // An alternative is the whole of what comes next, be it one word or a concept of several.
        if (_isAlternative) (_wanted[^1], _isAlternative) = (new AnyNode([_wanted[^1], nodes[0]]), false);
        else _wanted.Add(nodes[0]);
        _wanted.AddRange(nodes.Skip(1));
    }

    private static WordsNode? Phrase(string text, SearchField? field, bool mayGoOn)
    {
        var terms = TextAnalyser.Sequence(text, out var isOpen);
        return terms.Count == 0 ? null : new(terms, isOpen || mayGoOn, field);
    }

    private static string Example(string name) => name.ToLowerInvariant() switch
    {
        "country" => "country:VN, country:Thailand or country:asean",
        "sector" or "sectors" => "sector:animation",
        "helix" => "helix:academia",
        "size" => "size:small",
        "offers" or "offer" or "needs" or "need" => $"{name}:co-production",
        "language" or "lang" => "language:vi",
        "kind" => "kind:person",
        "verified" or "verification" => "verified:yes",
        _ => $"{name}:\"some words\"",
    };

    private static string Shorten(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= 60) return shown.Append('…').ToString();
            if (!Rune.IsControl(rune)) shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
