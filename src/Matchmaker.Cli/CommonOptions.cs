using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matchmaker.App.Registry;

namespace Matchmaker.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<DateOnly?> Date(string name, string description)
    {
        var option = new Option<DateOnly?>(name) { Description = description, HelpName = "yyyy-MM-dd" };
        option.CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            result.AddError($"'{result.Tokens[0].Value}' is not a date for {name}. Write it as yyyy-MM-dd, such as 2019-01-01.");
            return null;
        };
        return option;
    }

    public static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // What is no number at all has its own message.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && (number < least || number > most))
                result.AddError($"{name} goes from {least:N0} to {most:N0}.");
        });
        return option;
    }

    /// <summary>One of a few values, by their names alone: numbers and lists, which enumerations would take, are refused.</summary>
    public static Option<T> Choice<T>(string name, string description, T standard)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => Words.Spell(value).Replace(' ', '-'), StringComparer.OrdinalIgnoreCase);
        var option = new Option<T>(name) { Description = description, HelpName = string.Join('|', names.Keys), DefaultValueFactory = _ => standard };
        option.CustomParser = result =>
        {
            if (names.TryGetValue(result.Tokens[0].Value.Trim(), out var value)) return value;
            result.AddError($"{name} does not know '{result.Tokens[0].Value}'. Give one of: {string.Join(", ", names.Keys)}.");
            return standard;
        };
        return option;
    }

    public static Option<Helix?> Helix()
    {
        var names = Enum.GetValues<Helix>().ToDictionary(helix => Words.Spell(helix).Replace(' ', '-'), StringComparer.OrdinalIgnoreCase);
        var option = new Option<Helix?>("--helix") { Description = $"Only this kind of actor: {string.Join(", ", names.Keys)}.", HelpName = "KIND" };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (names.TryGetValue(text.Trim().Replace(' ', '-').Replace('_', '-'), out var helix)) return helix;
            if (names.Values.Where(known => known.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).ToList() is [var only]) return only;
            result.AddError($"'{text}' is no kind of actor. Give one of: {string.Join(", ", names.Keys)}.");
            return null;
        };
        return option;
    }

    /// <summary>Refuses a path that cannot be written to before the work begins, not after it.</summary>
    public static void MustBeWritable(Option<string?> option) => option.Validators.Add(result => RequireWritable(result, option.Name));

    /// <summary>The same for an argument.</summary>
    public static void MustBeWritable(Argument<string> argument) => argument.Validators.Add(result => RequireWritable(result, argument.Name));

    public static Option<string?> Country()
    {
        var option = new Option<string?>("--country") { Description = "Only this country: its two-letter code or English name.", HelpName = "CODE" };
        option.CustomParser = result =>
        {
            if (Countries.Parse(result.Tokens[0].Value) is { } code) return code;
            result.AddError($"'{result.Tokens[0].Value}' is no country. Give its two-letter code, such as VN, or its English name.");
            return null;
        };
        return option;
    }

    private static void RequireWritable(SymbolResult result, string name)
    {
        if (result.Tokens is not [var token]) return;
        if (string.IsNullOrWhiteSpace(token.Value)) result.AddError($"{name} needs the name of a file.");
        else if (Directory.Exists(token.Value)) result.AddError($"{name} needs the name of a file; '{token.Value}' is a folder.");
        else if (Path.GetDirectoryName(Path.GetFullPath(token.Value)) is { } folder && !Directory.Exists(folder)) result.AddError($"{name}: there is no folder '{folder}'. Create it first.");
    }
}
