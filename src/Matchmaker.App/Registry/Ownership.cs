namespace Matchmaker.App.Registry;

/// <summary>Ownership that programmes and balance reports look at; several may hold at once.</summary>
[Flags]
public enum Ownership
{
    None = 0,
    WomenLed = 1,
    YouthLed = 2,
    IndigenousOrLocalCraft = 4,
}
