namespace Matchmaker.Web.Api.Programmes.Timetables;

/// <summary>How a timetable is published.</summary>
public sealed record TimetablePublicationForm
{
    /// <summary>What to write to those concerned, as plain text.</summary>
    /// <example>We look forward to seeing you.</example>
    public string? Message { get; init; }
}
