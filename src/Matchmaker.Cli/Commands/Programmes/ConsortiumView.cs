using System.Globalization;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Registry;
using Spectre.Console;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary>Shows consortia at the terminal.</summary>
internal static class ConsortiumView
{
    public static void Write(Invocation invocation, ConsortiumPlan plan)
    {
        var output = invocation.Output;
        foreach (var remark in plan.Remarks) output.MarkupLineInterpolated($"{remark}");
        foreach (var way in plan.InTheWay) output.MarkupLineInterpolated($"[yellow]{way}[/]");
        foreach (var consortium in plan.Consortia)
        {
            output.WriteLine();
            output.MarkupLineInterpolated($"[bold]{consortium.Rank}. Score {Figure(consortium.Score)}[/]{(consortium.Gap > 1e-6 ? $" (at most {Figure(consortium.Gap)} below the best)" : " (proven)")}: needs {Figure(consortium.Coverage)}, roles {Figure(consortium.Fit)}, acceptance {Figure(consortium.Acceptance)}, balance of ties {Figure(consortium.TieBalance)} ({consortium.TiedPairs} of {consortium.Pairs.Count} pairs have worked together)");
            if (consortium.Difference is { } difference) output.MarkupLineInterpolated($"[grey]{difference}[/]");
            var table = new Table().RoundedBorder().AddColumns("Role", "Member", "Country", "Why", "Could stand in");
            foreach (var member in consortium.Members)
            {
                table.AddRow(
                    member.Role.EscapeMarkup(), $"#{member.ActorId} {member.Name}{(member.IsSettled ? " (settled)" : "")}".EscapeMarkup(), Countries.Name(member.Country).EscapeMarkup(), string.Join("\n", member.Why).EscapeMarkup(),
                    string.Join("\n", member.StandIns.Select(standIn => string.Create(CultureInfo.InvariantCulture, $"#{standIn.ActorId} {standIn.Name} ({-standIn.Loss:+0.000;-0.000}{(standIn.KeepsQuotas ? "" : ", breaks a quota")})"))).EscapeMarkup());
            }

            foreach (var gap in consortium.Gaps)
                table.AddRow(gap.Role.EscapeMarkup(), $"[yellow]nobody ({gap.Seats} open)[/]", "", Near(gap.Nearest).EscapeMarkup(), "");
            output.Write(table);
            WriteAsked(output, consortium);
        }
    }

    private static void WriteAsked(IAnsiConsole output, FoundConsortium consortium)
    {
        var table = new Table().RoundedBorder().AddColumns("Asked for", "Filled", "By, or who would");
        foreach (var need in consortium.Needs)
        {
            var filled = need.Cover.ToString("P0", CultureInfo.InvariantCulture);
            var whom = need.IsGap ? need.Nearest.Count == 0 ? "nobody in the registry comes near" : Near(need.Nearest) : need.By ?? "";
            table.AddRow(need.Need.EscapeMarkup(), need.IsGap ? $"[yellow]{filled}[/]" : filled, whom.EscapeMarkup());
        }

        foreach (var quota in consortium.Quotas) table.AddRow(quota.Quota.EscapeMarkup(), quota.IsKept ? $"{quota.Count}" : $"[yellow]{quota.Count}[/]", "");
        output.Write(table);
    }

    private static string Near(IEnumerable<NearCandidate> nearest) => string.Join("\n", nearest.Select(near => $"#{near.ActorId} {near.Name}: {near.Reason}."));

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
