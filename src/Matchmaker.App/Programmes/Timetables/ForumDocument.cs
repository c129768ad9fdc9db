using System.Text.Json;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A forum with its timetable, as one file: all that is needed to mend it.</summary>
/// <param name="Forum">The forum.</param>
/// <param name="Timetable">Its timetable.</param>
public sealed record ForumDocument(Forum Forum, ForumTimetable Timetable)
{
    public string Write() => JsonSerializer.Serialize(this, ProgrammeJson.Readable);

    /// <exception cref="GivenException">The file is none that was written by this product.</exception>
    public static ForumDocument Read(GivenFile file)
    {
        List<GivenIssue> issues = [];
        return Read(file, issues) ?? throw new GivenException(issues);
    }

    /// <summary>The document; null where the file is none that was written by this product, of which an issue tells.</summary>
    public static ForumDocument? Read(GivenFile file, List<GivenIssue> issues)
    {
        if (GivenText.Read(file, issues) is not { } text) return null;
        try
        {
            if (JsonSerializer.Deserialize<ForumDocument>(text, ProgrammeJson.Readable) is { Forum: not null, Timetable: not null } document) return document;
            issues.Add(new(file.Name, null, "holds no forum with a timetable. Give the timetable.json that was written before.", true));
        }
        catch (JsonException e)
        {
            issues.Add(new($"{file.Name}, line {e.LineNumber + 1}", e.Path, "is not as timetable.json was written. Give that file as it was.", true));
        }

        return null;
    }
}
