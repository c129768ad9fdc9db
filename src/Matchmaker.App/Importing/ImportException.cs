namespace Matchmaker.App.Importing;

/// <summary>A file cannot be imported; the message says which, where in it, why, and what to do. The registry is as it was.</summary>
public sealed class ImportException(string message, Exception? inner = null) : ExplainedException(message, inner)
{
    /// <summary>Builds the message from its parts, so that all failures of an import read alike.</summary>
    public static ImportException In(string file, string? place, string what, string remedy, Exception? inner = null) =>
        new($"{file}{(place is null ? "" : $", {place}")}: {what} {remedy}", inner);
}
