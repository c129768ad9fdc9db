namespace Matchmaker.App.Search;

/// <summary>What bringing the index up to the registry did.</summary>
/// <param name="Added">Actors that were new.</param>
/// <param name="Changed">Actors whose profile had changed.</param>
/// <param name="Removed">Actors that the registry no longer has.</param>
/// <param name="Reason">Why it was built from nothing; null where only the difference was written, or nothing.</param>
public sealed record IndexChange(int Added, int Changed, int Removed, string? Reason)
{
    public static readonly IndexChange None = new(0, 0, 0, null);

    public bool IsNone => Reason is null && Added + Changed + Removed == 0;
}
