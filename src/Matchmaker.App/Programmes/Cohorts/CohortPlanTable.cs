using System.Globalization;
using Matchmaker.App.Importing;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>A plan as a table: a line for each candidate, those chosen first.</summary>
public static class CohortPlanTable
{
    /// <summary>Writes it, for people's spreadsheets.</summary>
    public static void Write(TextWriter writer, CohortPlan plan)
    {
        static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
        writer.WriteLine(CsvText.Line("id", "name", "country", "helix", "chosen", "fit", "adds", "cost", "why", "instead_of", "difference"));
        foreach (var one in plan.Chosen) writer.WriteLine(CsvText.SheetLine(one.Id, one.Name, one.Country, one.Helix, "yes", Number(one.Fit), Number(one.Adds), Number(one.Cost), one.Why, "", ""));
        foreach (var one in plan.NotChosen)
            writer.WriteLine(CsvText.SheetLine(one.Id, one.Name, one.Country, one.Helix, "no", Number(one.Fit), Number(one.WouldAdd), Number(one.Cost), one.Why, one.InsteadOf ?? "", one.InsteadOf is null ? "" : Number(one.Difference)));
    }
}
