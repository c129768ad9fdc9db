using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>How well every actor of the registry fits a role of a brief, or covers a need of it: 0 … 1 by dense index. What speaks for an actor adds up as 1 − Π(1 − part).</summary>
internal sealed class BriefAffinity(PartnerSuggestions suggestions, ConsortiumBrief brief)
{
    /// <summary>How many needs are read out of a text at the most.</summary>
    private const int MostNamed = 12;

    /// <summary>How much the subject of the brief as a whole counts in the fit to a role.</summary>
    private const double OfSubject = 0.5;

    private readonly RegistrySnapshot _snapshot = suggestions.Snapshot;
    private readonly BriefReader _reader = new(suggestions.Ranker.Signals);
    private readonly TopicCover _topics = new(suggestions.Snapshot.Profiles);
    private double[]? _subject;

    /// <summary>What the brief says is needed; else what its text, roles and sectors name of the taxonomies; else its text as a whole.</summary>
    public IReadOnlyList<ConsortiumNeed> Needs()
    {
        if (brief.Needs.Count > 0) return brief.Needs;
        var text = string.Join(". ", [brief.Text, .. brief.Roles.Select(role => role.Text)]);
        var named = InterestText.Of(InterestKind.Need, null, text).Named;
        List<ConsortiumNeed> needs = [.. brief.Sectors.Concat(brief.Roles.SelectMany(role => role.Topics)).Concat(named).Distinct().Take(MostNamed).Select(topic => new ConsortiumNeed { Topics = [topic] })];
        return needs.Count > 0 ? needs : [new() { Text = text }];
    }

    /// <summary>How well each actor covers a need.</summary>
    public double[] ToNeed(ConsortiumNeed need)
    {
        var topics = need.Topics.Concat(string.IsNullOrWhiteSpace(need.Text) ? [] : InterestText.Of(InterestKind.Need, null, need.Text).Named);
        return Join(_topics.OfAny(topics), OfText(need.Text, Themes(need.Topics)));
    }

    /// <summary>How well each actor fits a role: by the role's topics, its words, and the subject of the brief.</summary>
    public double[] ToRole(ConsortiumRole role)
    {
        _subject ??= [.. _topics.OfAll(brief.Sectors).Select(part => OfSubject * part)];
        var text = string.IsNullOrWhiteSpace(role.Text) ? brief.Text : role.Text;
        return Join(Join(_topics.OfAny(role.Topics), _subject), OfText(text, Themes(brief.Sectors)));
    }

    private double[] OfText(string text, int[] themes)
    {
        var draft = new ProfileDraft { Description = text };
        if (!string.IsNullOrWhiteSpace(text)) draft.Needs.Add(new() { Text = text });
        return _reader.Read(DraftedProfiles.RowOf(draft, _snapshot.Profiles), themes);
    }

    private int[] Themes(IReadOnlyList<string> sectors) => [.. Enumerable.Range(0, _snapshot.Themes.Count).Where(theme => sectors.Contains(_snapshot.Themes[theme]))];

    private static double[] Join(double[] one, double[] other) => [.. one.Zip(other, (a, b) => 1 - ((1 - a) * (1 - b)))];
}
