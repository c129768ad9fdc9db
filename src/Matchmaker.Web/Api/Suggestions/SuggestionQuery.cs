using System.ComponentModel;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Protocol;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>What is asked of suggestions, as parameters of an address.</summary>
internal sealed record SuggestionQuery
{
    private const int MostSuggestions = 100;

    [Description("What the others are looked for: partner or mentor; partner where left out.")]
    public string? For { get; init; }

    [Description("Code of what is to be learnt; with for=mentor only.")]
    public string? Topic { get; init; }

    [Description("Only this helix.")]
    public string? Helix { get; init; }

    [Description("Only this country, as its two-letter code.")]
    public string? Country { get; init; }

    [Description("Only this sector and those below it.")]
    public string? Sector { get; init; }

    [Description("Only those who work in this language, as its BCP 47 tag.")]
    public string? Language { get; init; }

    [Description("Only those whose clocks are at the most so many hours apart from the actor's own.")]
    public double? HoursApart { get; init; }

    [Description("Only those who have said how many introductions they have room for, and still have room.")]
    public bool? WithPlaces { get; init; }

    [Description("Only verified actors.")]
    public bool? Verified { get; init; }

    [Description("Only actors of other countries.")]
    public bool? Abroad { get; init; }

    [Description("Only those whom the actor was not shown before today.")]
    public bool? Unseen { get; init; }

    [Description("Also those it has worked with.")]
    public bool? Partners { get; init; }

    [Description("Also those without any collaboration; true where left out.")]
    public bool? Newcomers { get; init; }

    [Description("What full likeness to somebody higher in the list costs, from 0; 0.3 where left out.")]
    public double? Variety { get; init; }

    [Description("From -1, strangers to its network, to 1, those whom its partners know.")]
    public double? Familiarity { get; init; }

    [Description("From -1, far away, to 1, the same country.")]
    public double? Nearness { get; init; }

    [Description("Whether to say why; true where left out.")]
    public bool? Explain { get; init; }

    [Description("How many, 1 to 100; 20 where left out.")]
    public int? Limit { get; init; }

    /// <exception cref="ApiInputException">A parameter will not do.</exception>
    public SuggestionQuestion Read() => new()
    {
        OnlyUnseen = Unseen == true,
        Request = new()
        {
            Count = Cursors.Limit(Limit, 20, MostSuggestions),
            Purpose = CodeText.Parse<SuggestionPurpose>("for", For) ?? SuggestionPurpose.Partner,
            Topic = Topic,
            Filter = new(CodeText.Parse<Helix>("helix", Helix), CodeText.Country(Country), Verified == true, Sector, string.IsNullOrEmpty(Language) ? null : Language),
            MostHoursApart = HoursApart,
            OnlyWithPlaces = WithPlaces == true,
            Abroad = Abroad == true,
            IncludePartners = Partners == true,
            IncludeNewcomers = Newcomers != false,
            Variety = Variety ?? SuggestionRequest.UsualVariety,
            Wishes = new() { Familiarity = Familiarity ?? 0, Nearness = Nearness ?? 0 },
        },
    };
}
