using System.ComponentModel;
using Matchmaker.App.Access;
using Matchmaker.App.Importing;
using Matchmaker.Web.Api.Imports;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Matchmaker.Web.Api;

internal static class ImportsApi
{
    private const long MultipartOverhead = 1 << 20;

    public static void MapImports(this IEndpointRouteBuilder api, ImportQueueOptions limits)
    {
        var group = api.MapGroup("/imports").WithTags("Imports").Needs(Deed.ImportFiles);
        group.MapPost("", AskAsync).DisableAntiforgery().WithFormOptions(multipartBodyLengthLimit: limits.MostBytes + MultipartOverhead)
            .WithMetadata(new RequestSizeLimitAttribute(limits.MostBytes + MultipartOverhead)).Tell("startImport", "Import files",
            "Send one or more files as multipart/form-data: CSV in the columns of data/templates, or a dump of ROR, plain or compressed (.gz). The answer comes at once; follow the import at its Location. All of it is stored, or nothing.");
        group.MapGet("", ListAsync).Tell("listImports", "The last imports, the latest first");
        group.MapGet("/{id}", GetAsync).Tell("getImport", "How an import stands", "Ask again every second or so while its state is waiting or running.");
        group.MapDelete("/{id}", CancelAsync).Tell("cancelImport", "Cancel an import", "One that waits ends at once; one that runs, as soon as it notices. Nothing of it is stored. One that has ended stays as it is.");
        group.MapGet("/{id}/rejects", RejectsAsync).Tell("getImportRejects", "The rows that were rejected, with the reason of each")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<Accepted<ImportResource>> AskAsync(
        IFormFileCollection files,
        [FromForm, Description("csv, cordis or ror; csv where left out.")] string? source,
        [FromForm, Description("Leave out rows that cannot be stored, and go on; otherwise the first such row ends the import.")] bool? skipBadRows,
        [FromForm, Description("Make one actor of two that have the same name and country.")] bool? merge,
        [FromForm, Description("Take what the files say of verification as decided; otherwise it is evidence for a curator.")] bool? trustVerification,
        [FromForm, Description("Put text into shape that was decoded wrongly before.")] bool? fixMojibake,
        [FromForm, Description("Name of the files' encoding; UTF-8 where left out.")] string? encoding,
        ImportQueue queue, RequestCaller caller, CancellationToken cancellationToken)
    {
        var from = ImportSource.All.FirstOrDefault(one => one.Name == (source ?? ImportSource.Csv.Name))
            ?? throw new ApiInputException("source", $"is none of {string.Join(", ", ImportSource.All.Select(one => one.Name))}.");
        var options = new ImportOptions
        {
            SkipBadRows = skipBadRows == true,
            Merge = merge == true,
            TrustVerification = trustVerification == true,
            FixMojibake = fixMojibake == true,
            Encoding = string.IsNullOrWhiteSpace(encoding) ? null : encoding,
        };
        var ticket = await queue.EnqueueAsync(await caller.GetAsync(), from, [.. files.Select(file => new UploadedFile(file.FileName, file.OpenReadStream))], options, cancellationToken);
        return TypedResults.Accepted($"{ApiErrors.Root}/imports/{ticket.Id}", ImportForms.Show(ticket));
    }

    private static async Task<Ok<Page<ImportResource>>> ListAsync(string? cursor, int? limit, ImportQueue queue, RequestCaller caller) =>
        TypedResults.Ok(Cursors.Latest("imports", cursor, Cursors.Limit(limit), queue.List(await caller.GetAsync()), one => one.AskedAt, one => one.Id, ImportForms.Show));

    private static async Task<Results<Tagged<ImportResource>, NotFound>> GetAsync(string id, ImportQueue queue, RequestCaller caller) =>
        queue.Find(await caller.GetAsync(), id) is { } ticket ? new Tagged<ImportResource>(ImportForms.Show(ticket)) : TypedResults.NotFound();

    private static async Task<Results<Ok<ImportResource>, NotFound>> CancelAsync(string id, ImportQueue queue, RequestCaller caller) =>
        await queue.CancelAsync(await caller.GetAsync(), id) is { } ticket ? TypedResults.Ok(ImportForms.Show(ticket)) : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> RejectsAsync(string id, ImportQueue queue, RequestCaller caller) =>
        queue.OpenRejects(await caller.GetAsync(), id) is { } rejects ? TypedResults.Stream(rejects, "text/csv", "rejects.csv") : TypedResults.NotFound();
}
