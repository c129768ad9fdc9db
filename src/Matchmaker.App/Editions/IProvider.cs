namespace Matchmaker.App.Editions;

/// <summary>An implementation of one of the ports.</summary>
public interface IProvider
{
    /// <summary>What it is called in the configuration: short, of small letters.</summary>
    string Name { get; }

    /// <summary>What it stands on, for people.</summary>
    string Library { get; }
}
