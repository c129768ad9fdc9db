namespace Matchmaker.App.Search.Following;

/// <summary>What looking for a newer index gave.</summary>
/// <param name="Reader">The newer one; null where there is none, or none that can be used.</param>
/// <param name="Reason">Why one has to be built; null where one can be used.</param>
internal readonly record struct Newest<TReader>(TReader? Reader, string? Reason)
    where TReader : SharedReader;
