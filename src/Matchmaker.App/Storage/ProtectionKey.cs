namespace Matchmaker.App.Storage;

/// <summary>One of the keys that cookies and tokens are protected with; in the database, so that all nodes share them.</summary>
public sealed class ProtectionKey
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }
}
