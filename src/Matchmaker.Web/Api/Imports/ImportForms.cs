using Matchmaker.App.Importing;
using Matchmaker.Web.Api.Protocol;

namespace Matchmaker.Web.Api.Imports;

/// <summary>Shows imports as the API does.</summary>
internal static class ImportForms
{
    public static ImportResource Show(ImportTicket ticket) => new()
    {
        Id = ticket.Id,
        Source = ticket.Source,
        Files = ticket.Files,
        State = ticket.State,
        AskedBy = ticket.AskedBy,
        AskedAt = ticket.AskedAt,
        StartedAt = ticket.StartedAt,
        FinishedAt = ticket.FinishedAt,
        Progress = ticket.Progress is { } far ? new() { File = far.File, Rows = far.Rows, BytesRead = far.BytesRead, BytesTotal = far.BytesTotal } : null,
        Result = ticket.Summary is { } did ? Show(ticket, did) : null,
        Problem = ticket.Problem,
    };

    private static ImportResultResource Show(ImportTicket ticket, ImportSummary did) => new()
    {
        RowsRead = did.RowsRead,
        RowsStored = did.RowsStored,
        RowsUnchanged = did.RowsUnchanged,
        RowsRejected = did.RowsRejected,
        Actors = did.Actors,
        Collaborations = did.Collaborations,
        Participations = did.Participations,
        Feedback = did.Feedback,
        Merged = did.Merged,
        DuplicateCandidates = did.CandidateCount,
        Remarks = did.Remarks,
        Rejects = ticket.HasRejects ? $"{ApiErrors.Root}/imports/{ticket.Id}/rejects" : null,
        Seconds = Math.Round(did.Duration.TotalSeconds, 3),
    };
}
