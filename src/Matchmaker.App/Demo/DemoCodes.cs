using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>Spells the values of enumerations as the CSV templates do: lower case, words parted by hyphens.</summary>
internal static class DemoCodes
{
    private static readonly string[] Helixes = Spell<Helix>();
    private static readonly string[] Kinds = Spell<ActorKind>();
    private static readonly string[] Sizes = Spell<ActorSize>();
    private static readonly string[] States = Spell<VerificationState>();
    private static readonly string[] Feedbacks = Spell<FeedbackKind>();

    public static string Of(Helix helix) => Helixes[(int)helix];

    public static string Of(ActorKind kind) => Kinds[(int)kind];

    public static string Of(ActorSize size) => Sizes[(int)size];

    public static string Of(VerificationState state) => States[(int)state];

    public static string Of(FeedbackKind kind) => Feedbacks[(int)kind];

    private static string[] Spell<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Kebab)];

    private static string Kebab(string name)
    {
        var spelt = string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
        return spelt.TrimStart('-');
    }
}
