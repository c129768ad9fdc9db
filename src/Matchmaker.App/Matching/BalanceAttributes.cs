using System.Text.Json;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Matching;

/// <summary>What exposure can be balanced by: the traits of actors that the registry knows, by the names a person gives them.</summary>
public static class BalanceAttributes
{
    /// <summary>Two-letter code of the country.</summary>
    public const string Country = "country";

    /// <summary>One of the six kinds of actor.</summary>
    public const string Helix = "helix";

    /// <summary>Band of the head count; actors of unknown size are a group of their own.</summary>
    public const string Size = "size";

    /// <summary>All names, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [Country, Helix, Size];

    /// <summary>The names in a list such as "country,helix", in the order of <see cref="Names"/>.</summary>
    /// <exception cref="BalanceException">A name is unknown, or there is none.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var asked = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0) throw new BalanceException($"Name at least one of {string.Join(", ", Names)} to balance by.");
        foreach (var name in asked)
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new BalanceException($"Exposure cannot be balanced by '{name}'. Give one or several of: {string.Join(", ", Names)}.");
        return [.. Names.Where(name => asked.Contains(name, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>What shares are parts of, by its name; the standard where there is none.</summary>
    /// <exception cref="BalanceException">The name is unknown.</exception>
    public static ShareBasis ParseShare(string? text) => text is null ? default
        : Enum.GetValues<ShareBasis>().Cast<ShareBasis?>().FirstOrDefault(basis => text.Equals(basis.ToString(), StringComparison.OrdinalIgnoreCase))
        ?? throw new BalanceException($"A share is a part of the actors or of the candidates, not of '{text}'. Give actors or candidates.");

    /// <summary>The labels of all actors of a snapshot, in every attribute; only those that are named have a floor.</summary>
    public static BalanceAttribute[] Of(RegistrySnapshot snapshot, IReadOnlyList<string> names)
    {
        BalanceAttribute[] all =
        [
            new(Country, snapshot.Traits.Country, snapshot.Countries),
            new(Helix, snapshot.Traits.Helix, Spell<Helix>()),
            new(Size, snapshot.Traits.Size, Spell<ActorSize>()),
        ];
        return Array.ConvertAll(all, attribute => names.Contains(attribute.Name) ? attribute : attribute with { Floor = 0 });
    }

    private static string[] Spell<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
}
