using System.Collections.Frozen;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>What is asked of the suggestions for one actor.</summary>
public sealed record SuggestionRequest
{
    /// <summary>What full likeness to somebody higher in the list costs by default, in units of the score.</summary>
    public const double UsualVariety = 0.3;

    /// <summary>How many partners at the most.</summary>
    public int Count { get; init; } = 20;

    public SuggestionFilter Filter { get; init; } = new();

    public SuggestionPurpose Purpose { get; init; }

    /// <summary>For <see cref="SuggestionPurpose.Mentor"/>: code of what is to be learnt; null for what the actor's own needs name, or anything.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether only actors of other countries than its own are wanted.</summary>
    public bool Abroad { get; init; }

    /// <summary>Only actors whose clocks are at the most so many hours apart from its own; null for any. Where a country's clock is not known, it is not left out.</summary>
    public double? MostHoursApart { get; init; }

    /// <summary>Whether only actors are wanted that have said how many introductions they have room for, and still have room.</summary>
    public bool OnlyWithPlaces { get; init; }

    /// <summary>Whether those it has worked with may be suggested again.</summary>
    public bool IncludePartners { get; init; }

    /// <summary>Whether actors without any collaboration may be suggested.</summary>
    public bool IncludeNewcomers { get; init; } = true;

    /// <summary>What full likeness to somebody higher in the list costs, in units of the score; 0 for the bare order of scores.</summary>
    public double Variety { get; init; } = UsualVariety;

    public SuggestionWishes Wishes { get; init; } = SuggestionWishes.None;

    /// <summary>Dense indices of who must not be in the list, beside those whom the rules leave out: what happened since they were read.</summary>
    public IReadOnlySet<int> Except { get; init; } = FrozenSet<int>.Empty;

    /// <exception cref="SuggestionRequestException">The topic is not one that is mentored in, or a number is out of range.</exception>
    public void Validate()
    {
        if (Count < 1) throw new SuggestionRequestException($"At least one suggestion must be asked for; it is {Count}.");
        if (!(Variety >= 0) || !double.IsFinite(Variety)) throw new SuggestionRequestException($"Variety is a number from 0 on; it is {Variety}.");
        Wishes.Validate();
        if (MostHoursApart is { } hours && !(hours >= 0)) throw new SuggestionRequestException($"Hours apart are a number from 0 on; it is {hours}.");
        if (Topic is not null && Purpose != SuggestionPurpose.Mentor) throw new SuggestionRequestException("A topic goes with mentors: add --for mentor.");
        if (Topic is not null && !Mentoring.IsTopic(Topic))
            throw new SuggestionRequestException($"'{Topic}' is not a topic of mentoring. Choose one of: {string.Join(", ", Mentoring.Topics.Select(topic => topic.Code))}.");
    }
}
