namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>A cohort cannot be worked on as it was given. All that is wrong is told at once, each with its place.</summary>
public sealed class CohortFaultException(string? source, IReadOnlyList<CohortFault> faults)
    : ExplainedException(Tell(source, faults))
{
    private const int MostTold = 20;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<CohortFault> Faults { get; } = faults;

    private static string Tell(string? source, IReadOnlyList<CohortFault> faults)
    {
        var lines = faults.Take(MostTold).Select(fault => $"{string.Join(", ", new[] { source, fault.Field }.Where(part => !string.IsNullOrEmpty(part)))}: {fault.Text}");
        return string.Join('\n', faults.Count > MostTold ? lines.Append($"… and {faults.Count - MostTold} more.") : lines);
    }
}
