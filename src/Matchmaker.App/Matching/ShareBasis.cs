namespace Matchmaker.App.Matching;

/// <summary>What a group's share of all suggestions is measured by.</summary>
public enum ShareBasis
{
    /// <summary>The group's part of the actors that can be suggested: whoever is there is owed exposure.</summary>
    Actors,

    /// <summary>Its part of the candidates of the lists, each list counted by its slots: what it would have if every list were drawn evenly from those who fit by ties, factors or profile.</summary>
    Candidates,
}
