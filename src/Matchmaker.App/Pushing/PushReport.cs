namespace Matchmaker.App.Pushing;

/// <summary>What came of a run.</summary>
public sealed record PushReport
{
    /// <summary>People whose time had come.</summary>
    public int Due { get; init; }

    /// <summary>Organisations that they were for.</summary>
    public int Actors { get; init; }

    /// <summary>Suggestions that were strong and new.</summary>
    public long Strong { get; init; }

    /// <summary>Digests written.</summary>
    public int Digests { get; init; }

    /// <summary>Suggestions in them.</summary>
    public int Suggestions { get; init; }

    /// <summary>Who would have been told of by strength alone, and who was; null where nobody was due.</summary>
    public PushExposure? Before { get; init; }

    public PushExposure? After { get; init; }
}
