using System.Globalization;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Writes an account to files.</summary>
public static class MentoringOutput
{
    /// <summary>A line for each pair, and one for each mentee without a mentor; texts that a spreadsheet would take for formulas are marked.</summary>
    public static string ToCsv(MentoringAccount account)
    {
        var text = new StringBuilder();
        text.Append("mentee,mentee_name,mentor,mentor_name,fit,locked,why,would_help\n");
        foreach (var pair in account.Pairs)
            text.Append(CsvText.SheetLine(pair.Mentee, pair.MenteeName, pair.Mentor, pair.MentorName, pair.Fit.ToString("0.0000", CultureInfo.InvariantCulture), pair.IsLocked ? "yes" : "no", pair.Why, "")).Append('\n');
        foreach (var one in account.Unmatched)
            text.Append(CsvText.SheetLine(one.Mentee, one.Name, "", "", "", "no", one.Why, string.Join(" | ", (one.WouldHelp ?? []).Select(help => $"{help.Text}: {help.Effect}")))).Append('\n');
        return text.ToString();
    }

    /// <summary>All of it.</summary>
    public static string ToJson(MentoringAccount account) => JsonSerializer.Serialize(account, ProgrammeJson.Readable) + "\n";
}
