using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.Editions;

namespace Matchmaker.Cli;

/// <summary><c>--provider NAME</c>: what a command's port stands on, where the edition has several.</summary>
/// <param name="providers">Those of the port.</param>
/// <param name="usual">Gives the one that is used without the option.</param>
internal sealed class ProviderOption<T>(IReadOnlyList<T> providers, Func<ChosenProviders, T> usual)
    where T : IProvider
{
    private const string Name = "--provider";

    private readonly Option<string?> _option = new(Name)
    {
        Description = $"What does it: {string.Join(", ", providers.Select(provider => $"{provider.Name} ({provider.Library})"))}.",
        HelpName = "NAME",
    };

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <exception cref="UnknownProviderException">The edition does not hold the one that was named.</exception>
    public T Of(Invocation invocation) =>
        invocation.Get(_option) is { } name ? ThisEdition.Current.Choose(providers, name, Name) : usual(ChosenProviders.OfEnvironment(ThisEdition.Current));
}
