using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Web.Api.Balance;

/// <summary>How often a group is suggested, before and after a floor.</summary>
public sealed record GroupExposureResource
{
    /// <summary>What it is a group by: country, helix, size or ownership.</summary>
    /// <example>country</example>
    public required string By { get; init; }

    /// <summary>Code of the group.</summary>
    /// <example>LA</example>
    public required string Group { get; init; }

    /// <summary>Actors in it that can be suggested.</summary>
    /// <example>40</example>
    public required int Actors { get; init; }

    /// <summary>Its part of the actors that can be suggested, or of the candidates of the lists, as asked for.</summary>
    /// <example>0.04</example>
    public required double Share { get; init; }

    /// <summary>Suggestions that it is guaranteed.</summary>
    /// <example>640</example>
    public required long FloorSlots { get; init; }

    /// <summary>Suggestions that it has by score alone.</summary>
    /// <example>410</example>
    public required long SlotsBefore { get; init; }

    /// <summary>Suggestions that it has with the floor.</summary>
    /// <example>640</example>
    public required long SlotsAfter { get; init; }

    /// <summary>Suggestions that it could have at the most.</summary>
    /// <example>3000</example>
    public required long Reachable { get; init; }

    /// <summary>Its part of all suggestions by score alone.</summary>
    /// <example>0.021</example>
    public required double Before { get; init; }

    /// <summary>Its part of all suggestions with the floor.</summary>
    /// <example>0.032</example>
    public required double After { get; init; }

    /// <summary>Its part by score alone, where a place further down the list counts for less.</summary>
    /// <example>0.019</example>
    public required double DiscountedBefore { get; init; }

    /// <summary>The same with the floor.</summary>
    /// <example>0.03</example>
    public required double DiscountedAfter { get; init; }

    /// <summary>What the floor adds to the scores of its members.</summary>
    /// <example>0.12</example>
    public required double Price { get; init; }

    /// <summary>Whether it has what it is guaranteed.</summary>
    /// <example>true</example>
    public required bool IsReached { get; init; }

    public static GroupExposureResource Of(GroupExposure group) => new()
    {
        By = group.Attribute,
        Group = group.Label,
        Actors = group.Actors,
        Share = group.Share,
        FloorSlots = group.FloorSlots,
        SlotsBefore = group.SlotsBefore,
        SlotsAfter = group.SlotsAfter,
        Reachable = group.Reachable,
        Before = group.Before,
        After = group.After,
        DiscountedBefore = group.DiscountedBefore,
        DiscountedAfter = group.DiscountedAfter,
        Price = group.Price,
        IsReached = group.IsReached,
    };
}
