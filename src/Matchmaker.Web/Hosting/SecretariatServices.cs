using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Balance;
using Matchmaker.App.Editions;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Refreshing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Lists;
using Matchmaker.App.Models;
using Matchmaker.App.Models.Drift;
using Matchmaker.App.Models.Retraining;
using Matchmaker.App.Overview;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Hosting;

/// <summary>Registers what the secretariat's pages work with.</summary>
internal static class SecretariatServices
{
    public static void AddSecretariat(this IServiceCollection services)
    {
        services.AddSingleton<ClaimDesk>();
        services.AddSingleton<VerificationDesk>();
        services.AddSingleton<RegistryDesk>();
        services.AddSingleton<ActorMerging>();
        services.AddSingleton<DuplicateFinder>();
        services.AddSingleton<ListDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<OverviewDesk>();
        services.AddSingleton<ImportHistory>();
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<BalanceDesk>();
        services.AddSingleton<SystemReport>();
    }

    /// <summary>Registers what runs by itself, and the clock that tells when.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<JobOptions>().Bind(builder.Configuration.GetSection("Jobs")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<JobOptions>>().Value;
            options.Run &= provider.GetRequiredService<IOptions<RegistryOptions>>().Value.Role != NodeRole.Web;
            return options;
        });
        services.AddOptions<BackupOptions>().Bind(builder.Configuration.GetSection("Backup")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BackupOptions>>().Value);
        services.AddOptions<RetrainOptions>().Bind(builder.Configuration.GetSection("Retrain")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetrainOptions>>().Value);
        services.AddSingleton<IRetraining>(provider =>
        {
            var options = provider.GetRequiredService<RetrainOptions>();
            return options.Inside ? TrainingProcess.Inside : new ChildRetraining(TrainingProcess.Command, options.MostMemoryMb, options.Priority);
        });
        services.AddSingleton<IJob, RetrainJob>();
        services.AddOptions<DriftOptions>().Bind(builder.Configuration.GetSection("Drift")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DriftOptions>>().Value);
        services.AddSingleton<DriftDesk>();
        services.AddSingleton<IJob, DriftJob>();
        services.AddOptions<RefreshOptions>().Bind(builder.Configuration.GetSection("Refresh")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RefreshOptions>>().Value);
        services.AddSingleton<SourceReader>();
        services.AddSingleton<RegistrySourceDesk>();
        services.AddSingleton<IJob, RefreshJob>();
        services.AddSingleton<IJob, RebuildJob>();
        services.AddSingleton<IJob, BackupJob>();
        services.AddSingleton<IJob, CleaningJob>();
        services.AddSingleton<VerificationMails>();
        services.AddSingleton<IJob, VerificationAgeJob>();
        services.AddSingleton<IJob, StaleIntroductionJob>();
        services.AddSingleton<IJobAlarm, AdministratorAlarm>();
        services.AddSingleton(provider => new JobLeases(provider.GetRequiredService<RegistryDatabase>(), $"{Environment.MachineName}/{Environment.ProcessId}"));
        services.AddSingleton(provider => provider.GetRequiredService<ChosenProviders>().Jobs.Create(provider.GetRequiredService<RegistryDatabase>()));
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobSchedule>();
        services.AddSingleton<JobHost>();
        services.AddSingleton<JobDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<JobHost>());
    }
}
