using System.CommandLine;
using System.Globalization;

namespace Matchmaker.Cli.Commands;

/// <summary><c>--as-of DATE</c>: as if it were that day, with nothing known that begins on it or later.</summary>
internal static class AsOfOption
{
    public static Option<DateOnly?> Create() => new("--as-of")
    {
        Description = "Count only collaborations that began before this day (2024-05-31); those without a date are then left out. Default: all.",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            result.AddError($"'{result.Tokens[0].Value}' is not a date. Write it as 2024-05-31.");
            return null;
        },
    };
}
