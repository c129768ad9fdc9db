using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>
/// The hidden truth that a demo registry is drawn from: who belongs where, who wants what, who is active. A few dozen bytes an actor, in arrays by the actor's
/// index; organisations come first, then persons. Everything else is made from it record by record.
/// </summary>
internal sealed class DemoWorld
{
    public const int NoCommunity = -1;
    public const int NoTopic = -1;

    /// <summary>Actors of a community of the standard size.</summary>
    public const int CommunitySize = 42;

    public static readonly DateOnly FirstDay = new(2016, 1, 1);
    public static readonly DateOnly LastDay = new(2026, 11, 20);

    internal DemoWorld(DemoOptions options, int actors, int organisations)
    {
        Options = options;
        Organisations = organisations;
        Country = new byte[actors];
        Helix = new byte[actors];
        Community = new int[actors];
        SecondCommunity = new int[actors];
        Affiliation = new int[actors];
        Topic = new sbyte[actors];
        Traits = new DemoTraits[actors];
        FirstYear = new byte[actors];
        Activity = new float[actors];
        Offers = new ulong[actors];
        Needs = new ulong[actors];
        Array.Fill(SecondCommunity, NoCommunity);
        Array.Fill(Affiliation, -1);
        Array.Fill(Topic, (sbyte)NoTopic);
    }

    public DemoOptions Options { get; }

    public int Actors => Country.Length;

    /// <summary>Actors below this index are organisations, the others persons.</summary>
    public int Organisations { get; }

    /// <summary>Index in <see cref="DemoCountry.All"/>.</summary>
    public byte[] Country { get; }

    /// <summary>Value of <see cref="Registry.Helix"/>.</summary>
    public byte[] Helix { get; }

    /// <summary>Index in <see cref="Communities"/>.</summary>
    public int[] Community { get; }

    /// <summary>A broker's other community; <see cref="NoCommunity"/> for all others.</summary>
    public int[] SecondCommunity { get; }

    /// <summary>Index of a person's organisation; -1 for organisations.</summary>
    public int[] Affiliation { get; }

    /// <summary>Index of a mentor's topic in <see cref="DemoAppetite.MentorTopics"/>; <see cref="NoTopic"/> for all others.</summary>
    public sbyte[] Topic { get; }

    public DemoTraits[] Traits { get; }

    /// <summary>First year of activity, counted from 2016.</summary>
    public byte[] FirstYear { get; }

    /// <summary>Relative rate of collaborations; 0 for newcomers.</summary>
    public float[] Activity { get; }

    /// <summary>Bits of <see cref="DemoInterests"/>.</summary>
    public ulong[] Offers { get; }

    public ulong[] Needs { get; }

    public DemoCommunity[] Communities { get; internal set; } = [];

    public static int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    public bool IsPerson(int actor) => actor >= Organisations;

    public bool IsNewcomer(int actor) => (Traits[actor] & DemoTraits.Newcomer) != 0;

    public DemoTheme ThemeOf(int actor) => DemoTheme.All[Communities[Community[actor]].Theme];

    public Helix HelixOf(int actor) => (Helix)Helix[actor];

    public DemoWord Word(int actor) => DemoWord.At(Options.Seed, actor, Actors);

    /// <summary>How many of one's needs the other's offers meet.</summary>
    public int Meets(int seeker, int giver) => System.Numerics.BitOperations.PopCount(Needs[seeker] & Offers[giver]);
}
