using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Pushing;

/// <summary>What the configuration says of pushed suggestions; section <c>Push</c>.</summary>
public sealed class PushOptions
{
    /// <summary>How many suggestions a digest holds at the most.</summary>
    [Range(1, 20)]
    public int MostPerDigest { get; set; } = 5;

    /// <summary>A suggestion is strong only among the best so many of its actor, those it knows already included: once they are told, only a change brings new ones.</summary>
    [Range(1, 100)]
    public int StrongRanks { get; set; } = 10;

    /// <summary>
    /// A suggestion is strong only where it is at least so many times as likely to be chosen as the average of the best <see cref="ComparedWith"/>. Scores hold both sides' views, and are
    /// logarithms of odds, so that this is the exponential of a difference. Where all candidates are alike nothing is strong, and nothing is sent.
    /// </summary>
    [Range(1.0, 1000.0)]
    public double LeastLift { get; set; } = 2;

    /// <summary>How many of the best candidates a suggestion is compared with.</summary>
    [Range(2, 1000)]
    public int ComparedWith { get; set; } = 100;

    /// <summary>Whoever was shown or told to an actor is not told to it again for so many days.</summary>
    [Range(1, 3650)]
    public int NotAgainDays { get; set; } = 180;

    /// <summary>To how many actors the same one is told at the most within <see cref="PartnerDays"/>. Who has said how many introductions it has room for is told to no more than that.</summary>
    [Range(1, 10_000)]
    public int MostPerPartner { get; set; } = 10;

    [Range(1, 365)]
    public int PartnerDays { get; set; } = 7;

    /// <summary>The part of its share of all suggestions that each country is to get, as far as strong suggestions allow; 0 for none.</summary>
    [Range(0.0, 1.0)]
    public double Floor { get; set; } = 0.8;

    /// <summary>After so many digests that nobody looked into the pause doubles, and again after as many more.</summary>
    [Range(1, 100)]
    public int UnopenedBeforeSlower { get; set; } = 3;

    /// <summary>The longest pause that unopened digests lead to.</summary>
    [Range(1, 365)]
    public int LongestPauseDays { get; set; } = 56;

    /// <summary>The first day of the week on which a weekly digest is due; where that night is missed, the next will do.</summary>
    public DayOfWeek WeeklyDay { get; set; } = DayOfWeek.Monday;

    /// <summary>How many people are written down in one transaction.</summary>
    [Range(1, 1000)]
    public int AtATime { get; set; } = 100;
}
