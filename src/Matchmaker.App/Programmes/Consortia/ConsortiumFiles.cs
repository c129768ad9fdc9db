using System.Globalization;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Briefs as files, and consortia as tables.</summary>
public static class ConsortiumFiles
{
    private const int LongestFile = 4 << 20;

    private static readonly JsonSerializerOptions Lenient = new(ProgrammeJson.Format) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a brief.</summary>
    /// <param name="path">A JSON file; with a byte order mark or without.</param>
    /// <param name="encoding">Its encoding; null is UTF-8.</param>
    /// <exception cref="ImportException">It cannot be read; says where.</exception>
    public static ConsortiumBrief Read(string path, string? encoding = null)
    {
        var name = Path.GetFileName(path);
        using var file = InputFile.Open(path, encoding);
        var text = ReadText(file, name);
        if (!file.IsJson) throw ImportException.In(name, "line 1", "this is no JSON object.", "A brief begins with {; see matchmaker programme consortium --help for one to copy.");
        try
        {
            return Parse(text);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + 1}, byte {e.BytePositionInLine + 1}" : null;
            throw ImportException.In(name, place, Explain(e), "Change it there and try again; nothing was done.", e);
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

    private static string ReadText(InputFile file, string name)
    {
        using var reader = new StreamReader(file.Content, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            var text = new char[LongestFile + 1];
            var length = reader.ReadBlock(text);
            return length <= LongestFile ? new(text, 0, length) : throw ImportException.In(name, null, $"the brief is longer than {LongestFile:N0} characters.", "Is this the right file?");
        }
        catch (DecoderFallbackException e)
        {
            throw ImportException.In(name, null, "the text is not UTF-8.", "Save the file as UTF-8, or name its encoding with --encoding, such as windows-1252.", e);
        }
    }

    private static string Explain(JsonException e)
    {
        var path = e.Path is { Length: > 2 } field && field.StartsWith("$.", StringComparison.Ordinal) ? $"{field[2..]}: " : "";
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return path + (end > 0 ? e.Message[..end] : e.Message);
    }

    private static string Near(IEnumerable<NearCandidate> nearest) => string.Join("; ", nearest.Select(near => $"#{near.ActorId} {near.Name}: {near.Reason}"));

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
