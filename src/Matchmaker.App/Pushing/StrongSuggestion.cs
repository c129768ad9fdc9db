namespace Matchmaker.App.Pushing;

/// <summary>A suggestion that is worth telling.</summary>
/// <param name="Partner">Dense index.</param>
/// <param name="Rank">Its place among all candidates of the actor, from 1.</param>
/// <param name="Score">The sum of its reasons; comparable within the actor.</param>
/// <param name="LogLift">Logarithm of how many times as likely to be chosen as the average of the best candidates; comparable between actors.</param>
/// <param name="Topics">What each <see cref="Matching.ReasonTopic"/> adds to the score, in their order.</param>
public sealed record StrongSuggestion(int Partner, int Rank, double Score, double LogLift, float[] Topics);
