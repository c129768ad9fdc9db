using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>What went otherwise than planned.</summary>
public sealed record MendingForm
{
    /// <summary>What happened: participants by the number of their actor, slots and tables from 1.</summary>
    public IReadOnlyList<ForumMishap> Mishaps { get; init; } = [];

    /// <summary>The first slot that is not over.</summary>
    /// <example>4</example>
    public int FirstOpenSlot { get; init; } = 1;

    /// <summary>Whether it is only tried, and not kept.</summary>
    /// <example>true</example>
    public bool IsTrial { get; init; }
}
