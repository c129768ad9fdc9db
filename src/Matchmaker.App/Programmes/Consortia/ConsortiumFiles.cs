using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Matchmaker.App.Importing;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Briefs as files, and consortia as tables.</summary>
public static class ConsortiumFiles
{
    private static readonly Type[] Codes = [typeof(Helix), typeof(ActorSize), typeof(QuotaDimension)];

    private static readonly JsonSerializerOptions Lenient = new(ProgrammeJson.Format)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(ListsWithoutNulls.Apply),
    };

    /// <summary>Reads a brief from a JSON file.</summary>
    /// <returns>The brief, and what was read with a doubt, in words.</returns>
    /// <exception cref="GivenException">It cannot be read; says where.</exception>
    public static (ConsortiumBrief Brief, IReadOnlyList<string> Remarks) Read(GivenFile file)
    {
        List<GivenIssue> issues = [];
        var text = GivenText.Read(file, issues);
        GivenException.ThrowIfAny(issues);
        if (text!.AsSpan().TrimStart() is not ['{', ..]) throw new GivenException($"{file.Name}, line 1", null, "this is no JSON object. A brief begins with {; see matchmaker programme consortium --help for one to copy.");
        try
        {
            return (Parse(text!), [.. issues.Select(issue => issue.ToString())]);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"{file.Name}, line {line + 1}, byte {e.BytePositionInLine + 1}" : file.Name;
            throw new GivenException(place, e.Path is { Length: > 2 } field && field.StartsWith("$.", StringComparison.Ordinal) ? field[2..] : null, $"{Plain(e.Message)} Change it there and try again; nothing was done.");
        }
    }

    /// <summary>Reads a brief from its text.</summary>
    /// <exception cref="JsonException">It is no brief.</exception>
    public static ConsortiumBrief Parse(string text) => JsonSerializer.Deserialize<ConsortiumBrief>(text, Lenient) ?? throw new JsonException("the brief is null.");

    /// <summary>Consortia as a table: a row for each member, and for each gap.</summary>
    public static async Task WriteCsvAsync(TextWriter writer, ConsortiumPlan plan, CancellationToken cancellationToken = default)
    {
        await writer.WriteLineAsync(CsvText.SheetLine("consortium", "score", "gap", "coverage", "fit", "acceptance", "tie_balance", "role", "actor", "name", "country", "helix", "size", "role_fit", "settled", "why", "stand_ins").AsMemory(), cancellationToken);
        foreach (var consortium in plan.Consortia)
        {
            object?[] Head() => [consortium.Rank, Figure(consortium.Score), Figure(consortium.Gap), Figure(consortium.Coverage), Figure(consortium.Fit), Figure(consortium.Acceptance), Figure(consortium.TieBalance)];
            foreach (var member in consortium.Members)
            {
                await writer.WriteLineAsync(CsvText.SheetLine([
                    .. Head(), member.Role, member.ActorId, member.Name, member.Country, Search.AspectCodes.Spell(member.Helix), Search.AspectCodes.Spell(member.Size), Figure(member.Fit), member.IsSettled ? "yes" : "no",
                    string.Join("; ", member.Why), string.Join("; ", member.StandIns.Select(standIn => string.Create(CultureInfo.InvariantCulture, $"#{standIn.ActorId} {standIn.Name} (-{standIn.Loss:0.000}{(standIn.KeepsQuotas ? "" : ", breaks a quota")})")))]).AsMemory(), cancellationToken);
            }

            foreach (var gap in consortium.Gaps)
                await writer.WriteLineAsync(CsvText.SheetLine([.. Head(), gap.Role, null, $"nobody ({gap.Seats} open)", null, null, null, null, null, Near(gap.Nearest), null]).AsMemory(), cancellationToken);
            foreach (var need in consortium.Needs.Where(need => need.IsGap))
                await writer.WriteLineAsync(CsvText.SheetLine([.. Head(), $"need: {need.Need}", null, "hardly covered", null, null, null, Figure(need.Cover), null, Near(need.Nearest), null]).AsMemory(), cancellationToken);
        }
    }

    private static string Plain(string message)
    {
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return Array.Find(Codes, code => message.Contains(code.FullName!, StringComparison.Ordinal)) is { } known ? $"is none of {string.Join(", ", Enum.GetNames(known).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}." : "cannot be read as what belongs there.";
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end > 0 ? message[..end] : message;
    }

    private static string Near(IEnumerable<NearCandidate> nearest) => string.Join("; ", nearest.Select(near => $"#{near.ActorId} {near.Name}: {near.Reason}"));

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
