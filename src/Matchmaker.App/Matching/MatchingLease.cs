namespace Matchmaker.App.Matching;

/// <summary>The right to use a generation until disposed, whatever is swapped in meanwhile.</summary>
public sealed class MatchingLease : IDisposable
{
    private MatchingGeneration? _generation;

    internal MatchingLease(MatchingGeneration generation) => _generation = generation;

    public PartnerSuggestions Suggestions => Generation.Suggestions;

    public SuggestionExplainer Explainer => Generation.Explainer;

    public DateTimeOffset ReadAt => Generation.ReadAt;

    private MatchingGeneration Generation => _generation ?? throw new ObjectDisposedException(nameof(MatchingLease));

    public void Dispose() => Interlocked.Exchange(ref _generation, null)?.Leave();
}
