using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Editions;

/// <summary>What of an edition is used, after the configuration: <c>Search:Provider</c>, <c>Jobs:Provider</c>, <c>Network:Provider</c>, <c>Training:Providers</c>; for each that is left out the edition's usual one.</summary>
/// <param name="edition">What the build holds.</param>
/// <param name="setting">Gives the value of a setting by its name, null where there is none.</param>
public sealed class ChosenProviders(Edition edition, Func<string, string?> setting)
{
    public const string SearchSetting = "Search:Provider";
    public const string JobsSetting = "Jobs:Provider";
    public const string NetworkSetting = "Network:Provider";
    public const string TrainingSetting = "Training:Providers";

    public Edition Edition => edition;

    /// <exception cref="UnknownProviderException">The setting names one that the edition does not hold; so for each of these.</exception>
    public SearchProvider Search => edition.Choose(edition.Search, setting(SearchSetting), SearchSetting);

    public JobProvider Jobs => edition.Choose(edition.Jobs, setting(JobsSetting), JobsSetting);

    public NetworkProvider Network => edition.Choose(edition.Network, setting(NetworkSetting), NetworkSetting);

    /// <summary>Names apart by commas; the first is the usual one.</summary>
    public IReadOnlyList<TrainerProvider> Trainers
    {
        get
        {
            if (setting(TrainingSetting) is not { } names || string.IsNullOrWhiteSpace(names)) return edition.Trainers;
            List<TrainerProvider> chosen = [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => edition.Choose(edition.Trainers, name, TrainingSetting)).Distinct()];
            return chosen.Count > 0 ? chosen : throw new UnknownProviderException($"{TrainingSetting} is '{names}', which names no trainer. The {edition.Name} edition has: {string.Join(", ", edition.Trainers.Select(trainer => trainer.Name))}.");
        }
    }

    /// <summary>The trainers themselves.</summary>
    public IReadOnlyList<IFactorTrainer> CreateTrainers() => [.. Trainers.Select(trainer => trainer.Create())];

    /// <summary>The variable of a process that gives a setting: <c>MATCHMAKER_Search__Provider</c> and so on.</summary>
    public static string VariableOf(string setting) => $"MATCHMAKER_{setting.Replace(":", "__", StringComparison.Ordinal)}";

    /// <summary>The same from the variables of the process.</summary>
    public static ChosenProviders OfEnvironment(Edition edition) => new(edition, name => Environment.GetEnvironmentVariable(VariableOf(name)));

    /// <summary>Each port with what it uses, for people: <c>search</c>, <c>SQLite FTS5</c>.</summary>
    /// <exception cref="UnknownProviderException">A setting names one that the edition does not hold.</exception>
    public IReadOnlyList<(string Port, string Library)> Tell() =>
        [("search", Search.Library), ("training", string.Join(", ", Trainers.Select(trainer => trainer.Library))), ("jobs", Jobs.Library), ("network", Network.Library)];
}
