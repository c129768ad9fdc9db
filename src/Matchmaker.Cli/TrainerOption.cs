using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.Editions;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.Cli;

/// <summary><c>--trainer NAME</c>: what trains the factors, where the edition has several.</summary>
/// <param name="canChoose">Whether <c>auto</c> may be said, which trains all and takes the best.</param>
internal sealed class TrainerOption(bool canChoose)
{
    private const string Name = "--trainer";
    private const string Auto = "auto";

    private readonly Option<string?> _option = new(Name) { Description = Describe(canChoose), HelpName = "NAME" };

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The one that was named; all that are used, the usual one first, where none was, or <c>auto</c>.</summary>
    /// <exception cref="UnknownProviderException">The edition does not hold it.</exception>
    public IReadOnlyList<IFactorTrainer> Of(Invocation invocation)
    {
        var name = invocation.Get(_option);
        if (name is null || (canChoose && string.Equals(name.Trim(), Auto, StringComparison.OrdinalIgnoreCase))) return ChosenProviders.OfEnvironment(ThisEdition.Current).CreateTrainers();
        try
        {
            return [ThisEdition.Current.Choose(ThisEdition.Current.Trainers, name, Name).Create()];
        }
        catch (UnknownProviderException e) when (canChoose)
        {
            throw new UnknownProviderException($"{e.Message} Or say auto.");
        }
    }

    /// <summary>Those that are used, without this one.</summary>
    public static IReadOnlyList<IFactorTrainer> OthersThan(IFactorTrainer trainer) => [.. ChosenProviders.OfEnvironment(ThisEdition.Current).CreateTrainers().Where(other => other.Name != trainer.Name)];

    private static string Describe(bool canChoose)
    {
        var names = string.Join(", ", ThisEdition.Current.Trainers.Select(trainer => $"{trainer.Name} ({trainer.Library})"));
        return canChoose ? $"What trains the factors: {names}, or auto, which trains with all and takes the best on the validation year. Default: auto." : $"What trains the full ranker's factors: {names}.";
    }
}
