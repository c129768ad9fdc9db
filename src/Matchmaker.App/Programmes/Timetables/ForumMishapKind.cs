namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What went otherwise than planned.</summary>
public enum ForumMishapKind
{
    /// <summary>Somebody does not come.</summary>
    NoShow,

    /// <summary>Somebody comes later.</summary>
    Late,

    /// <summary>Somebody leaves earlier.</summary>
    Leaves,

    /// <summary>A table cannot be used.</summary>
    TableLost,
}
