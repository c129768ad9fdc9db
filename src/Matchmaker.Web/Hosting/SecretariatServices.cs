using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Hosting;

/// <summary>Registers what the secretariat's pages work with.</summary>
internal static class SecretariatServices
{
    public static void AddSecretariat(this IServiceCollection services)
    {
        services.AddSingleton<ClaimDesk>();
        services.AddSingleton<VerificationDesk>();
    }
}
