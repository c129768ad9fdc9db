using Matchmaker.App.Importing;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

/// <summary>What import tests share: files of the test's own, and imports of them into its registry.</summary>
public abstract class ImportSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    protected const string ActorHeader = "external_id,name,helix,country,city\n";

    protected string Write(string name, string text)
    {
        var path = Path.Combine(Registry.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected Task<ImportSummary> ImportAsync(ImportSource source, ImportOptions options, params string[] paths) =>
        new RegistryImport(Registry.Database, Registry.Clock).RunAsync(source, paths, options with { RejectsPath = options.RejectsPath ?? Rejects });

    protected Task<ImportSummary> ImportCsvAsync(params string[] paths) => ImportAsync(ImportSource.Csv, new(), paths);

    protected string Rejects => Path.Combine(Registry.Folder, "out.rejects.csv");
}
