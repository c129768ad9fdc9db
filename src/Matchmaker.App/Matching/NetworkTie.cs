namespace Matchmaker.App.Matching;

/// <summary>A tie within a piece of the network.</summary>
/// <param name="From">Place of one end in the list of actors.</param>
/// <param name="To">Place of the other end.</param>
/// <param name="Weight">How strong it is: joint collaborations times the weights of their kinds.</param>
public sealed record NetworkTie(int From, int To, double Weight);
