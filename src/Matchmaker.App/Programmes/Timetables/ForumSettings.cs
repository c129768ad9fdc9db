using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>How meetings of a forum are chosen.</summary>
public sealed record ForumSettings
{
    /// <summary>Meetings that everybody should have at least.</summary>
    public int Least { get; init; } = 2;

    /// <summary>Meetings that everybody has at the most.</summary>
    public int Most { get; init; } = 8;

    /// <summary>How much an equal number of meetings counts beside their scores, 0 to 10.</summary>
    public double Evenness { get; init; } = 0.5;

    /// <summary>The part of a score that wishes make, 0 to 1; the rest is how well the two fit.</summary>
    public double WishPart { get; init; } = 0.5;

    public int Seed { get; init; } = 1;

    /// <summary>How many meetings may move so that one is not dropped.</summary>
    public int DropCost { get; init; } = 3;

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<GivenIssue> Check()
    {
        List<GivenIssue> issues = [];
        void Require(bool holds, string field, string text)
        {
            if (!holds) issues.Add(new("The settings", field, text, true) { Path = $"settings.{field}" });
        }

        Require(Least is >= 0 and <= ForumGrid.MostSlots, "least", $"goes from 0 to {ForumGrid.MostSlots}.");
        Require(Most is >= 0 and <= ForumGrid.MostSlots, "most", $"goes from 0 to {ForumGrid.MostSlots}.");
        Require(Least <= Most, "least", $"at least {Least} and at the most {Most} meetings contradict each other.");
        Require(Evenness is >= 0 and <= 10, "evenness", "goes from 0 to 10.");
        Require(WishPart is >= 0 and <= 1, "wishPart", "goes from 0 to 1.");
        Require(DropCost is >= 1 and <= 20, "dropCost", "goes from 1 to 20.");
        return issues;
    }
}
