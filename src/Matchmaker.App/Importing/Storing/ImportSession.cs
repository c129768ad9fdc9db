using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing.Storing;

/// <summary>What the parts of one run share: the context with its transaction, the writer, the clock's reading, and what there is to tell afterwards.</summary>
internal sealed class ImportSession(RegistryContext context, IBulkWriter writer, ImportOptions options, DateTimeOffset now) : IDisposable
{
    public RegistryContext Context { get; } = context;

    public IBulkWriter Writer { get; } = writer;

    public ImportOptions Options { get; } = options;

    /// <summary>The time of every record that this run creates or changes.</summary>
    public DateTimeOffset Now { get; } = now;

    public Remarks Remarks { get; } = new();

    public DuplicatePairs Candidates { get; } = new(options.CandidatesPath);

    /// <summary>Asks the registry's rules about a record, and adds what they say.</summary>
    public static bool Check(object record, List<RowProblem> problems)
    {
        var violations = RegistryRules.Check(record);
        foreach (var violation in violations) problems.Add(new(violation.Field, violation.Message));
        return violations.Count == 0;
    }

    public void Dispose() => Candidates.Dispose();
}
