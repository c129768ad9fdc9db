using Matchmaker.App.Registry;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search;

/// <summary>What to ask an index for on behalf of one actor, and how to say why somebody fits.</summary>
internal sealed class RelationQuery
{
    private const int MostTerms = 12;
    private const float SectorBoost = 3;
    private const float SameBoost = 3;
    private const float NamedBoost = 2;
    private const float NarrowerBoost = 2;
    private const float WiderBoost = 0.7f;
    private const float WordBoost = 0.5f;

    private readonly Dictionary<(ActorAspect Aspect, string Code), (float Boost, string Reason)> _codes = [];
    private readonly List<string> _terms;
    private readonly SearchField? _field;

    private RelationQuery(IndexedActor actor, ActorRelation relation, Func<string, bool> isCommon)
    {
        var (own, other) = relation == ActorRelation.OffersItsNeeds ? (actor.Needs, ActorAspect.Offers) : (actor.Offers, ActorAspect.Needs);
        IEnumerable<string?> texts;
        if (relation == ActorRelation.Like)
        {
            foreach (var code in actor.Sectors) AddCode(ActorAspect.Sector, code, SectorBoost);
            foreach (var interest in actor.Offers) AddCode(ActorAspect.Offers, interest.Tag, 1);
            foreach (var interest in actor.Needs) AddCode(ActorAspect.Needs, interest.Tag, 1);
            texts = [actor.Description, .. actor.Offers.Concat(actor.Needs).Select(interest => interest.Text)];
        }
        else
        {
            foreach (var interest in own) AddInterest(other, interest.Tag, SameBoost);
            foreach (var code in own.SelectMany(interest => Concepts.InterestsNamedIn(interest.Text))) AddInterest(other, code, NamedBoost);
            texts = own.Select(interest => interest.Text);
            _field = other == ActorAspect.Offers ? SearchField.Offers : SearchField.Needs;
        }

        _terms = [.. texts.OfType<string>().SelectMany(TextAnalyser.Terms).Distinct(StringComparer.Ordinal).Where(term => term.Length > 1 && !isCommon(term)).Take(MostTerms)];
    }

    /// <summary>Null where the actor says nothing to go by.</summary>
    public static RelationQuery? Of(IndexedActor actor, ActorRelation relation, Func<string, bool> isCommon) =>
        new RelationQuery(actor, relation, isCommon) is { IsEmpty: false } query ? query : null;

    public AnyNode Node => new(
        [.. _codes.Select(code => new CodeNode(code.Key.Aspect, code.Key.Code, code.Value.Boost)), .. _terms.Select(term => new WordsNode([term], Field: _field, Boost: WordBoost))]);

    /// <summary>What to mark in the texts of those who fit.</summary>
    public IEnumerable<TermSequence> Sequences => _terms.Select(term => new TermSequence([term], Field: _field)).Concat(_codes.Keys
        .Select(code => (code.Aspect, Name: AspectCodes.Name(code.Aspect, code.Code)))
        .Select(code => new TermSequence(TextAnalyser.Sequence(code.Name, out _), Field: code.Aspect switch { ActorAspect.Sector => SearchField.Sectors, ActorAspect.Offers => SearchField.Offers, _ => SearchField.Needs }))
        .Where(sequence => sequence.Terms.Count > 0));

    private bool IsEmpty => _codes.Count + _terms.Count == 0;

    /// <summary>The terms that both share, the weightiest first.</summary>
    public IReadOnlyList<string> Reasons(IndexedActor fitting)
    {
        var codes = _codes.Where(code => fitting.Codes(code.Key.Aspect).Contains(code.Key.Code)).OrderByDescending(code => code.Value.Boost).Select(code => code.Value.Reason).ToList();
        var said = codes.SelectMany(TextAnalyser.Terms).ToHashSet(StringComparer.Ordinal);
        var words = fitting.Texts().Where(text => _field is null || text.Field == _field).SelectMany(text => TextAnalyser.Analyse(text.Text))
            .Where(token => token.Kind == TokenKind.Word).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
        return [.. codes.Concat(_terms.Where(term => words.Contains(term) && !said.Contains(term)).Select(term => $"“{term}”")).Distinct(StringComparer.Ordinal)];
    }

    private void AddInterest(ActorAspect aspect, string? code, float boost)
    {
        if (code is null) return;
        AddCode(aspect, code, boost);
        var name = AspectCodes.Name(aspect, code);
        foreach (var narrower in Taxonomy.Interests.Children(code)) AddCode(aspect, narrower.Code, NarrowerBoost, $"{narrower.Name} (part of {name})");
        foreach (var wider in Taxonomy.Interests.WithAncestors(code).Skip(1)) AddCode(aspect, wider.Code, WiderBoost, $"{wider.Name} (wider than {name})");
    }

    private void AddCode(ActorAspect aspect, string? code, float boost, string? reason = null)
    {
        if (code is null) return;
        if (_codes.TryGetValue((aspect, code), out var known) && known.Boost >= boost) return;
        _codes[(aspect, code)] = (boost, reason ?? AspectCodes.Name(aspect, code));
    }
}
