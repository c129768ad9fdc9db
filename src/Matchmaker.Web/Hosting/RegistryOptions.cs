using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Hosting;

/// <summary>What the program is told on its command line (<c>--db</c>), in variables (<c>MATCHMAKER_DB</c>) or in settings.</summary>
public sealed class RegistryOptions
{
    /// <summary>The registry: a SQLite file, or a PostgreSQL connection string.</summary>
    [Required]
    public string Db { get; set; } = "matchmaker.db";

    /// <summary>The folder of trained models; beside a SQLite file by default.</summary>
    public string? Models { get; set; }

    /// <summary>Whether to fill an empty registry with the demo, and to train a model where none serves, before the first request.</summary>
    public bool Prepare { get; set; }

    /// <summary>Whether the demo's accounts, whose passwords are public, are made and can sign in. Only where all actors are fictional.</summary>
    public bool DemoAccounts { get; set; }

    /// <summary>What this node does; where several share a PostgreSQL database, some may serve and others work.</summary>
    [EnumDataType(typeof(NodeRole))]
    public NodeRole Role { get; set; }

    /// <summary>The address of the first administrator, where there is none yet.</summary>
    public string? Admin { get; set; }

    /// <summary>Its password; from the environment only.</summary>
    public string? AdminPassword { get; set; }
}
