namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>One consortium with the proof of how good it is.</summary>
/// <param name="Members">By role, then candidate.</param>
/// <param name="EmptySeats">Seats of each role that nobody fills.</param>
/// <param name="Score">What it is worth.</param>
/// <param name="UpperBound">No consortium that keeps the quotas, fills as many seats and differs enough from those listed before has a higher score; equal to the score where it is proven to be the best.</param>
public sealed record Consortium(IReadOnlyList<ConsortiumMember> Members, IReadOnlyList<int> EmptySeats, ConsortiumScore Score, double UpperBound)
{
    /// <summary>How far the best might be above it.</summary>
    public double Gap => Math.Max(0, UpperBound - Score.Total);
}
