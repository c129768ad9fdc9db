namespace Matchmaker.App.Registry;

/// <summary>One of the six kinds of actor in the Hexa-Helix.</summary>
public enum Helix
{
    Government,
    Academia,
    Industry,
    CivilSociety,
    Media,
    Technology,
}
