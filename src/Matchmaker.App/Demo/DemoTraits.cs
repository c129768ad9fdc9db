namespace Matchmaker.App.Demo;

/// <summary>Planted peculiarities of an actor.</summary>
[Flags]
internal enum DemoTraits : byte
{
    None = 0,

    /// <summary>Registered lately; has no history at all.</summary>
    Newcomer = 1,

    /// <summary>Works in two communities.</summary>
    Broker = 2,

    /// <summary>Starts late and works more each year.</summary>
    Rising = 4,
}
