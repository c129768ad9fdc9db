using Matchmaker.Engine.Graph;

namespace Matchmaker.App.Matching;

/// <summary>
/// Which collaborations of the registry a graph was made of, and why the others were not: <see cref="Total"/> is the sum of the rest.
/// </summary>
/// <param name="Total">Collaborations in the registry.</param>
/// <param name="Counted">Those that made ties.</param>
/// <param name="Later">Those that begin on the day asked for or after it.</param>
/// <param name="Undated">Those without a date, of which nobody knows whether they were known on the day asked for; 0 where no day is asked for.</param>
/// <param name="Oversized">Those with so many actors that they say little about any two.</param>
/// <param name="SingleActor">Those with one actor or none, which tie nobody.</param>
/// <param name="MaximumSize">The most actors that a counted collaboration has.</param>
public sealed record CollaborationAccount(int Total, int Counted, int Later, int Undated, int Oversized, int SingleActor, int MaximumSize)
{
    internal static CollaborationAccount Of(Hypergraph all, DateOnly? asOf, int maximumSize)
    {
        var (counted, later, undated, oversized, single) = (0, 0, 0, 0, 0);
        for (var c = 0; c < all.CollaborationCount; c++)
        {
            if (asOf is not null && all.Day(c) == Hypergraph.UnknownDay) undated++;
            else if (asOf is { } day && all.Day(c) >= day.DayNumber) later++;
            else if (all.Size(c) > maximumSize) oversized++;
            else if (all.Size(c) < 2) single++;
            else counted++;
        }

        return new(all.CollaborationCount, counted, later, undated, oversized, single, maximumSize);
    }
}
