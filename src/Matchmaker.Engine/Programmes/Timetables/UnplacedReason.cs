namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>Why a meeting has no slot.</summary>
public enum UnplacedReason
{
    /// <summary>There is no slot with a table in which both are there.</summary>
    NeverTogether,

    /// <summary>In every slot in which both are free, all tables are taken.</summary>
    NoTable,

    /// <summary>In every slot in which both are there, one of them meets somebody else.</summary>
    Busy,
}
