using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Matchmaker.App.Access;
using Matchmaker.App.Editions;
using Matchmaker.App.Matching;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Hosting;

/// <summary>What this node is, has loaded and uses, for administrators. Never holds a secret.</summary>
public sealed class SystemReport(RegistryDatabase database, IActorIndex index, LiveMatching matching, ChosenProviders providers, Readiness readiness, IOptions<RegistryOptions> options, IHostEnvironment environment)
{
    private static readonly Assembly Product = typeof(SystemReport).Assembly;

    /// <summary>What the node says of itself, under the key of each line's text.</summary>
    public async Task<SystemFacts> ReadAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSystem);
        using var process = Process.GetCurrentProcess();
        await using var context = database.CreateDbContext();
        var migrations = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return new()
        {
            Version = Product.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Edition = providers.Edition.Name,
            Providers = providers.Tell(),
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Processors = Environment.ProcessorCount,
            Environment = environment.EnvironmentName,
            Database = database.Description,
            DatabaseProvider = database.IsPostgres ? "PostgreSQL" : "SQLite",
            DatabaseBytes = database.FilePath is { } path && File.Exists(path) ? new FileInfo(path).Length : null,
            Schema = migrations.LastOrDefault(),
            ModelsFolder = database.ModelsFolder,
            Index = index.State,
            Model = matching.Serving?.Model.Name,
            ModelReadAt = matching.Serving?.ReadAt,
            ModelProblem = matching.Problem,
            IsReady = readiness.IsReady,
            StartedAt = process.StartTime.ToUniversalTime(),
            WorkingSet = process.WorkingSet64,
            ManagedHeap = GC.GetTotalMemory(forceFullCollection: false),
            Threads = process.Threads.Count,
            HasDemoAccounts = options.Value.DemoAccounts && await context.Users.AnyAsync(account => account.IsDemo, cancellationToken),
            IsAllDemo = !await context.Actors.AnyAsync(actor => !actor.IsDemo, cancellationToken),
        };
    }
}
