using System.ComponentModel;
using Matchmaker.App.Access;
using Matchmaker.Web.Api.Audit;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

/// <summary>The audit log. It names people and where they were: a key, which anybody may have found, does not read it.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/audit").WithTags("Audit").Needs(Deed.ReadAudit);
        group.MapGet("", ListAsync).Tell("listAudit", "Who did what, when, from where", "The latest first.");
        group.MapGet("/actions", ActionsAsync).Tell("listAuditActions", "The kinds of actions that the log holds");
    }

    private static async Task<Ok<Page<AuditResource>>> ListAsync(
        [Description("Part of a person's name or address, or account 12, or key 3.")] string? who,
        [Description("The beginning of the action, such as claim.")] string? action,
        [Description("Only what was done for or to this actor, by its key.")] long? actor,
        [Description("The first day, in UTC, such as 2026-01-31.")] DateOnly? from,
        [Description("The last day, in UTC.")] DateOnly? until,
        string? cursor, int? limit, AuditReader reader, RequestCaller caller, CancellationToken cancellationToken)
    {
        var query = new AuditQuery { Who = who, Action = action, ActorId = actor, From = from, Until = until };
        var (list, most) = ($"audit {query}", Cursors.Limit(limit));
        var found = await reader.BeforeAsync(await caller.GetAsync(), query, Cursors.Read(list, cursor) ?? long.MaxValue, most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(list, found, most, line => line.Id, Show));
    }

    private static async Task<Ok<IReadOnlyList<string>>> ActionsAsync(AuditReader reader, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ActionsAsync(await caller.GetAsync(), cancellationToken));

    private static AuditResource Show(AuditLine line) => new()
    {
        Id = line.Id,
        At = line.At,
        Who = line.Who,
        Action = line.Action,
        ActorId = line.ActorId,
        ActorName = line.ActorName,
        Subject = line.Subject,
        Details = line.Details,
        Address = line.Address,
    };
}
