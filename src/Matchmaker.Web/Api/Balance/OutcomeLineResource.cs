using Matchmaker.App.Balance;

namespace Matchmaker.Web.Api.Balance;

/// <summary>What became of a group of actors in a period.</summary>
public sealed record OutcomeLineResource
{
    /// <summary>What it is a group by: country, helix, size or ownership; null for all actors.</summary>
    /// <example>country</example>
    public string? By { get; init; }

    /// <summary>Code of the group; null for all actors.</summary>
    /// <example>PH</example>
    public string? Group { get; init; }

    /// <summary>Actors in it.</summary>
    /// <example>120</example>
    public required int Actors { get; init; }

    /// <summary>How often they were shown to others.</summary>
    /// <example>2400</example>
    public required int Shown { get; init; }

    /// <summary>How many others asked to meet one of them.</summary>
    /// <example>80</example>
    public required int Asked { get; init; }

    /// <summary>How many of those were told yes.</summary>
    /// <example>55</example>
    public required int SaidYes { get; init; }

    /// <summary>How many times they asked others.</summary>
    /// <example>75</example>
    public required int Asking { get; init; }

    /// <summary>How many of those were answered with yes.</summary>
    /// <example>50</example>
    public required int GotYes { get; init; }

    public static OutcomeLineResource Of(OutcomeLine line) => new()
    {
        By = line.Attribute.Length == 0 ? null : line.Attribute,
        Group = line.Attribute.Length == 0 ? null : line.Label,
        Actors = line.Actors,
        Shown = line.Shown,
        Asked = line.Asked,
        SaidYes = line.SaidYes,
        Asking = line.Asking,
        GotYes = line.GotYes,
    };
}
