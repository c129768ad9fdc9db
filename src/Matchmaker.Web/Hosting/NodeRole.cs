namespace Matchmaker.Web.Hosting;

/// <summary>What a node does.</summary>
public enum NodeRole
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Serves pages and the API, and leaves jobs to others.</summary>
    Web,

    /// <summary>Runs jobs; of addresses it has only those that tell how it is.</summary>
    Worker,
}
