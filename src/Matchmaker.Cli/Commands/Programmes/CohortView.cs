using System.Globalization;
using Matchmaker.App.Programmes.Cohorts;
using Spectre.Console;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary>Shows a cohort at the terminal.</summary>
internal static class CohortView
{
    private const int MostPassed = 15;

    public static void Write(IAnsiConsole console, CohortPlan plan)
    {
        console.MarkupLineInterpolated($"{plan.Summary}");
        var chosen = new Table().RoundedBorder().AddColumn("Chosen").AddColumn("").AddColumn(new TableColumn("Adds").RightAligned()).AddColumn("Why");
        foreach (var one in plan.Chosen) chosen.AddRow(Markup.Escape(one.Name), Markup.Escape(Where(one.Country, one.Helix)), Number(one.Adds), Markup.Escape(one.Why));
        console.Write(chosen);
        if (plan.Quotas.Count > 0)
        {
            var quotas = new Table().RoundedBorder().AddColumn("Quota").AddColumn("What became of it");
            foreach (var one in plan.Quotas) quotas.AddRow(Markup.Escape(one.Text), Markup.Escape(one.Note));
            console.Write(quotas);
        }

        if (plan.NotChosen.Count == 0) return;
        var passed = new Table().RoundedBorder().AddColumn("Not chosen").AddColumn("").AddColumn(new TableColumn("Fit").RightAligned()).AddColumn("What stands against it");
        foreach (var one in plan.NotChosen.Take(MostPassed)) passed.AddRow(Markup.Escape(one.Name), Markup.Escape(Where(one.Country, one.Helix)), Number(one.Fit), Markup.Escape(one.Why));
        if (plan.NotChosen.Count > MostPassed) passed.Caption($"{plan.NotChosen.Count - MostPassed:N0} more not shown (--format csv has all).");
        console.Write(passed);
    }

    public static void WriteNone(IAnsiConsole messages, CohortPlan plan)
    {
        messages.MarkupLineInterpolated($"[yellow]{plan.Summary}[/]");
        if (plan.Relaxations.Count < 2) return;
        foreach (var one in plan.Relaxations) messages.MarkupLineInterpolated($"- {one.Text}");
    }

    private static string Where(string? country, string? helix) => string.Join(", ", new[] { country, helix?.Replace('-', ' ') }.OfType<string>());

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
