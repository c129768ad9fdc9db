using Matchmaker.App.Matching;
using Matchmaker.App.Search;

namespace Matchmaker.Web.Hosting;

/// <summary>What a start loads, each part begun when it is first asked for: early, and beside each other.</summary>
internal sealed class FirstLoading(IActorIndex index, LiveMatching matching)
{
    private readonly Lazy<Task<bool>> _index = new(() => Task.Run(index.TryOpen));
    private readonly Lazy<Task<bool>> _matching = new(() => Task.Run(() => matching.RefreshAsync()));

    /// <summary>The index as it was left at the last end; false where there is none to use.</summary>
    public Task<bool> Index => _index.Value;

    /// <summary>The model on the registry as it is now; false where it cannot be, which <see cref="LiveMatching.Problem"/> explains.</summary>
    public Task<bool> Matching => _matching.Value;
}
