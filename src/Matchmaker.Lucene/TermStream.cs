using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Matchmaker.App.Search;

namespace Matchmaker.Lucene;

/// <summary>
/// What <see cref="TextAnalyser"/> makes of the texts of one field, as Lucene takes it. That makes an index find what every other one does: Thai, Lao, Khmer,
/// Burmese, Chinese, Japanese and Korean as pairs of characters, everything else as folded words.
/// </summary>
internal sealed class TermStream : TokenStream
{
    // So far that no phrase is found across two texts.
    private const int Gap = 100;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _position;
    private IReadOnlyList<IReadOnlyList<string>> _texts = [];
    private int _text;
    private int _at;

    public TermStream()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _position = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Takes the terms of the next actor's texts.</summary>
    public void Take(IReadOnlyList<IReadOnlyList<string>> texts) => _texts = texts;

    public override void Reset()
    {
        base.Reset();
        (_text, _at) = (0, 0);
    }

    public override bool IncrementToken()
    {
        var gap = 0;
        while (_text < _texts.Count && _at == _texts[_text].Count) (_text, _at, gap) = (_text + 1, 0, Gap);
        if (_text == _texts.Count) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_texts[_text][_at++]);
        _position.PositionIncrement = 1 + gap;
        return true;
    }
}
