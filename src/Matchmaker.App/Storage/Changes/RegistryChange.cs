namespace Matchmaker.App.Storage.Changes;

/// <summary>One entry of the change log. The database writes it itself, by triggers, in the same transaction as the change: no way of changing the registry goes round it.</summary>
public sealed class RegistryChange
{
    public long Id { get; set; }

    public ChangeSubject Subject { get; set; }

    /// <summary>Key of the actor or the collaboration; 0 where there is none.</summary>
    public long SubjectId { get; set; }

    /// <summary>Number of the transaction on PostgreSQL, where entries of a long one appear after those of a later short one; 0 on SQLite, which has one writer at a time.</summary>
    public long Transaction { get; set; }

    /// <summary>A random number: tells this entry from one of the same key in a registry that was restored.</summary>
    public long Token { get; set; }
}
