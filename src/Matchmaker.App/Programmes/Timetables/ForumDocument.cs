using System.Text.Json;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A forum with its timetable, as one file: all that is needed to mend it.</summary>
/// <param name="Forum">The forum.</param>
/// <param name="Timetable">Its timetable.</param>
public sealed record ForumDocument(Forum Forum, ForumTimetable Timetable)
{
    public string Write() => JsonSerializer.Serialize(this, ProgrammeJson.Readable);

    /// <exception cref="ForumException">The file is none that was written by this product.</exception>
    public static ForumDocument Read(ForumFile file)
    {
        List<ForumIssue> issues = [];
        var text = ForumText.Read(file, issues);
        ForumException.ThrowIfAny(issues);
        try
        {
            return JsonSerializer.Deserialize<ForumDocument>(text!, ProgrammeJson.Readable) is { Forum: not null, Timetable: not null } document
                ? document
                : throw new ForumException(file.Name, null, "holds no forum with a timetable. Give the timetable.json that was written before.");
        }
        catch (JsonException e)
        {
            throw new ForumException($"{file.Name}, line {e.LineNumber + 1}", e.Path, "is not as timetable.json was written. Give that file as it was.");
        }
    }
}
