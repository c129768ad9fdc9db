using System.Globalization;
using System.Text;

namespace Matchmaker.App.Search.Queries;

/// <summary>Cuts a query into its pieces. Takes any string: what it cannot read as syntax is text.</summary>
internal sealed class QueryScanner(string text)
{
    private const string Quotes = "\"“”„‟«»「」『』";
    private const string Hyphens = "-−–";
    private const string Colons = ":：";
    private const string Commas = ",，、";

    private int _at;

    public IEnumerable<QueryPiece> Pieces()
    {
        while (true)
        {
            while (_at < text.Length && IsSpace(text[_at])) _at++;
            if (_at >= text.Length) yield break;
            yield return Next();
        }
    }

    private QueryPiece Next()
    {
        var start = _at;
        var isExcluded = IsOneOf(Hyphens) && _at + 1 < text.Length && !IsSpace(text[_at + 1]);
        if (isExcluded) _at++;
        if (IsOneOf(Quotes)) return new(null, [Quoted()], true, isExcluded, text[start.._at]);
        var word = Until(stopAtColon: true);
        if (!IsOneOf(Colons) || !IsFieldName(word)) return new(null, [word + Until(stopAtColon: false)], false, isExcluded, text[start.._at]);

        _at++;
        var isQuoted = IsOneOf(Quotes);
        var values = new List<string>();
        do
        {
            if (values.Count > 0 || IsOneOf(Commas)) _at++;
            values.Add(IsOneOf(Quotes) ? Quoted() : Value());
        }
        while (IsOneOf(Commas));
        return new(word, [.. values.Where(value => value.Trim().Length > 0)], isQuoted, isExcluded, text[start.._at]);
    }

    // A quote that is never closed goes to the end.
    private string Quoted()
    {
        var phrase = new StringBuilder();
        for (_at++; _at < text.Length && !IsOneOf(Quotes); _at++) phrase.Append(text[_at]);
        if (_at < text.Length) _at++;
        return phrase.ToString();
    }

    private string Until(bool stopAtColon)
    {
        var start = _at;
        while (_at < text.Length && !IsSpace(text[_at]) && !IsOneOf(Quotes) && !(stopAtColon && IsOneOf(Colons))) _at++;
        return text[start.._at];
    }

    private string Value()
    {
        var start = _at;
        while (_at < text.Length && !IsSpace(text[_at]) && !IsOneOf(Quotes) && !IsOneOf(Commas)) _at++;
        return text[start.._at];
    }

    private bool IsOneOf(string characters) => _at < text.Length && characters.Contains(text[_at], StringComparison.Ordinal);

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator;

    private static bool IsFieldName(string word) => word.Length is > 0 and <= 20 && word.All(char.IsLetter);
}
