using Matchmaker.App.Matching;

namespace Matchmaker.Web.Api.Balance;

/// <summary>Who is suggested, before and after a floor, and what the floor costs.</summary>
public sealed record ExposureResource
{
    /// <summary>The model that ranked; null where one was trained for the comparison.</summary>
    /// <example>20261122-003000</example>
    public string? Model { get; init; }

    /// <summary>The first day that the ranking knows nothing of; null where it knows everything.</summary>
    /// <example>2025-11-01</example>
    public DateOnly? Cut { get; init; }

    /// <summary>The guaranteed part of each group's share.</summary>
    /// <example>0.8</example>
    public required double Floor { get; init; }

    /// <summary>What the groups with that guarantee are by; the others are only watched.</summary>
    /// <example>["country"]</example>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>What shares are parts of: the actors that can be suggested, or the candidates of the lists.</summary>
    /// <example>actors</example>
    public required ShareBasis ShareOf { get; init; }

    /// <summary>Suggestions for each actor.</summary>
    /// <example>20</example>
    public required int Top { get; init; }

    /// <summary>Actors that get suggestions.</summary>
    /// <example>1000</example>
    public required int Lists { get; init; }

    /// <summary>Suggestions in all.</summary>
    /// <example>20000</example>
    public required long Slots { get; init; }

    /// <summary>How many of them are others than by score alone.</summary>
    /// <example>310</example>
    public required long ChangedSlots { get; init; }

    /// <summary>Whether every group has its floor.</summary>
    /// <example>true</example>
    public required bool IsReached { get; init; }

    /// <summary>Mean score of a suggestion by score alone.</summary>
    /// <example>2.41</example>
    public required double UtilityBefore { get; init; }

    /// <summary>Mean score with the floor.</summary>
    /// <example>2.4</example>
    public required double UtilityAfter { get; init; }

    /// <summary>No lists that keep the floors have a higher mean.</summary>
    /// <example>2.4</example>
    public required double UtilityBound { get; init; }

    /// <summary>What the floor costs in accuracy; null where that was not asked for.</summary>
    public AccuracyResource? Accuracy { get; init; }

    /// <summary>The groups.</summary>
    public required IReadOnlyList<GroupExposureResource> Groups { get; init; }

    public static ExposureResource Of(ExposureReport report) => new()
    {
        Model = report.Model,
        Cut = report.Cut,
        Floor = report.Floor,
        By = report.By,
        ShareOf = report.ShareOf,
        Top = report.Top,
        Lists = report.Lists,
        Slots = report.Slots,
        ChangedSlots = report.ChangedSlots,
        IsReached = report.IsReached,
        UtilityBefore = report.UtilityBefore,
        UtilityAfter = report.UtilityAfter,
        UtilityBound = report.UtilityBound,
        Accuracy = report.Accuracy is { } price ? AccuracyResource.Of(price) : null,
        Groups = [.. report.Groups.Select(GroupExposureResource.Of)],
    };
}
