namespace Matchmaker.Web.Hosting;

/// <summary>What this node has loaded since it started.</summary>
public sealed class Readiness
{
    public bool IsIndexReady { get; set; }

    /// <summary>Whether a model was looked for; there may be none to serve.</summary>
    public bool IsMatchingLooked { get; set; }

    public bool IsReady => IsIndexReady && IsMatchingLooked;
}
