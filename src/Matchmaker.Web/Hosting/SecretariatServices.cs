using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Balance;
using Matchmaker.App.Jobs;
using Matchmaker.App.Lists;
using Matchmaker.App.Models;
using Matchmaker.App.Overview;
using Matchmaker.App.Registry;

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
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<BalanceDesk>();
        services.AddSingleton<SystemReport>();
    }
}
