namespace Matchmaker.App.Matching;

/// <summary>How much each part of a profile weighs among an actor's features: the square of a weight is how far it may pull for the same penalty.</summary>
public sealed record ActorFeatureOptions
{
    /// <summary>Weight of the country, and of the country together with the helix.</summary>
    public float Country { get; init; } = 1;

    public float CountryAndHelix { get; init; } = 0.5f;

    /// <summary>Weight of the helix, and of the size of the actor.</summary>
    public float Helix { get; init; } = 1;

    /// <summary>Length of all sectors, wider ones included, taken together; likewise of tags and of languages.</summary>
    public float Tags { get; init; } = 1;

    /// <summary>Length of all words taken together; rare ones weigh more.</summary>
    public float Words { get; init; } = 1;

    /// <summary>A word counts from so many actors on …</summary>
    public int FewestWithWord { get; init; } = 3;

    /// <summary>… and up to this share of all: what most say tells nobody apart.</summary>
    public double GreatestShareWithWord { get; init; } = 0.25;
}
