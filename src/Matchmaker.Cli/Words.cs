using System.Text.Json;

namespace Matchmaker.Cli;

/// <summary>How values are spelt for people.</summary>
internal static class Words
{
    /// <summary><c>CivilSociety</c> as "civil society".</summary>
    public static string Spell<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');

    /// <summary>"1 partner", "2 partners".</summary>
    public static string Count(int number, string one, string? many = null) => $"{number:N0} {(number == 1 ? one : many ?? one + "s")}";
}
