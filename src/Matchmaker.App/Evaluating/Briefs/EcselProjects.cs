using System.Globalization;
using CsvHelper;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>Reads the projects of ECSEL with their texts: <c>projects.csv.gz</c> and <c>participants.csv.gz</c>.</summary>
public static class EcselProjects
{
    /// <exception cref="EvaluationException">The folder or its files are not there, or not as they should be.</exception>
    public static IReadOnlyList<TextProject> Read(string folder)
    {
        var participants = new Dictionary<string, List<string>>();
        foreach (var row in Rows(Path.Combine(folder, "participants.csv.gz"), "projectID", "organisationID"))
        {
            if (!participants.TryGetValue(row[0], out var own)) participants.Add(row[0], own = []);
            if (!own.Contains(row[1])) own.Add(row[1]);
        }

        List<TextProject> projects = [];
        foreach (var row in Rows(Path.Combine(folder, "projects.csv.gz"), "projectID", "title", "objective", "startDate"))
        {
            if (!DateOnly.TryParseExact(row[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
                throw new EvaluationException($"projects.csv.gz, project {row[0]}: the start '{row[3]}' is no date. Write it as yyyy-MM-dd.");
            projects.Add(new(row[0], $"{Sound(row[1])}. {Sound(row[2])}", start, participants.GetValueOrDefault(row[0]) ?? []));
        }

        return projects;
    }

    private static string Sound(string text) => FundingCalls.Mend(text).Text;

    private static IEnumerable<string[]> Rows(string path, params string[] columns)
    {
        if (!File.Exists(path)) throw new EvaluationException($"There is no {path}. Name the folder of ECSEL's projects with --briefs, or set MATCHMAKER_SHARED_DATA to the folder of the shared data sets.");
        using var file = Open(path);
        using var reader = new CsvReader(new StreamReader(file.Content), CultureInfo.InvariantCulture);
        if (!reader.Read() || !reader.ReadHeader()) throw new EvaluationException($"{file.Name} is empty.");
        if (columns.FirstOrDefault(column => !reader.HeaderRecord!.Contains(column)) is { } missing)
            throw new EvaluationException($"{file.Name}: there is no column '{missing}'. Those are: {string.Join(", ", reader.HeaderRecord!)}.");
        while (reader.Read()) yield return [.. columns.Select(column => reader.GetField(column) ?? "")];
    }

    private static InputFile Open(string path)
    {
        try
        {
            return InputFile.Open(path, null);
        }
        catch (ImportException e)
        {
            throw new EvaluationException(e.Message, e);
        }
    }
}
