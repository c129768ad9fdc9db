using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary>Writes a timetable into a folder: everything is made before the first file is written, and each file is put in its place whole.</summary>
internal static class TimetableFolder
{
    /// <exception cref="GivenException">The folder cannot be written to.</exception>
    public static void Write(string folder, Forum forum, ForumTimetable timetable, ForumAccount account)
    {
        List<(string Name, string Text)> files =
        [
            ("meetings.csv", ForumExport.MeetingsCsv(forum, timetable)),
            ("participants.csv", ForumExport.ParticipantsCsv(account)),
            ("print.html", ForumExport.PrintPage(forum, timetable)),
            .. forum.Participants.Select((one, place) => (Path.Combine("calendars", ForumExport.FileName(one, place)), ForumExport.Calendar(forum, timetable, one.Id))),

            // Last: where this one is, all the others are.
            ("timetable.json", new ForumDocument(forum, timetable).Write()),
        ];
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "calendars"));
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder, name);
                File.WriteAllText(path + ".part", text);
                File.Move(path + ".part", path, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GivenException(folder, null, $"cannot be written to: {e.Message} Check the path and the space on the disk.");
        }
    }
}
