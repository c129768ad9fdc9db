using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Says what the API is, how to sign in to it, and what its groups are about.</summary>
internal static class DocumentTexts
{
    public const string KeyScheme = "key";
    public const string CookieScheme = "cookie";

    private static readonly (string Name, string Text)[] Groups =
    [
        ("Actors", "Organisations and people of the registry."),
        ("Search", "Finding actors by words and filters."),
        ("Suggestions", "Whom an actor should work with, or learn from, and why."),
        ("Feedback", "What an actor says of those suggested to it."),
        ("Introductions", "From asked to met to worked together."),
        ("Collaborations", "What actors did together."),
        ("Imports", "Bringing files into the registry."),
        ("Models", "The trained models, and which of them serves."),
        ("Exports", "The whole registry, streamed."),
        ("Webhooks", "Addresses that are told of events, each signed with HMAC-SHA256 and sent until it arrives."),
        ("Keys", "What programs call with."),
        ("Contacts", "How to reach an actor: for its own people, and for those it agreed to meet."),
        ("Members", "Who acts for an organisation, and who was invited to."),
        ("Claims", "People ask to act for an actor; the secretariat decides."),
        ("Verification", "Whether actors are who they say they are."),
        ("Registry", "The registry as a table: many changes at once, and two actors made one."),
        ("Lists", "Actors that the secretariat has picked for a purpose."),
        ("Programmes", "Calls, cohorts, rounds of mentoring and forums, from draft to closed."),
        ("Applications", "What an organisation has to do with programmes: apply, answer, say how it went."),
        ("Mentors", "Who gets which mentor."),
        ("Timetables", "A forum's meetings of two: made, mended with the fewest changes, published, and each organisation's own."),
        ("Balance", "Who is shown, asked and accepted, and what a floor would change and cost."),
        ("Jobs", "What runs by itself: when, what came of it, now."),
        ("Audit", "Who did what, when, from where."),
    ];

    public static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Matchmaker API",
            Version = ApiDocument.Name,
            Description = $"""
                Everything that the pages do, for programs.

                Programs send a key: `Authorization: Bearer mm_…`. A key acts for one organisation, or for the secretariat, within its scopes; outside `/api/v1` it counts for nothing. A person who is signed in by cookie may call as well; every change by
                cookie needs the header `{ApiGate.Header}: 1`, which pages of other hosts cannot send.

                Lists come in parts: send `nextCursor` of a part as `cursor` to get the next. Single things carry an `ETag`: send it as `If-None-Match` to learn cheaply that nothing changed, and as `If-Match` with a
                change to make it only where nobody else has changed it. Every post takes an `{IdempotentPosts.Header}`: sent again within a day with the same key and body, it gives the first answer and does nothing
                again. Failures are problems (RFC 9457, `application/problem+json`) with a `detail` for people, `errors` by field where fields are wrong, and a `traceId` to tell an administrator. Who asks too often
                gets 429 with `Retry-After`.

                While the database cannot be reached, searching, completing, profiles and suggestions go on from what the server holds itself. Every answer then carries `{AwaySign.Header}`, the time that it is as of; what
                is not known then is null. Everything else, and every change, gets 503 with `Retry-After`. So does a key that was not used in the quarter of an hour before: nobody can tell then whether it is good.
                """.ReplaceLineEndings("\n"),
        };
        document.Servers = [new() { Url = "/" }];
        document.Tags = Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Text }).ToHashSet();
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "mm_…", Description = "A key, made by an owner of an organisation or by an administrator." },
            [CookieScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "matchmaker", Description = $"A person who is signed in; changes need {ApiGate.Header}: 1." },
        };
        return Task.CompletedTask;
    }
}
