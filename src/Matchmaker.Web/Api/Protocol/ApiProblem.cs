using System.Diagnostics;
using Matchmaker.App;
using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.App.Models;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Web.Access;
using Matchmaker.Web.Api.Balance;
using Matchmaker.Web.Api.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReasonPhrases = Microsoft.AspNetCore.WebUtilities.ReasonPhrases;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Says what went wrong as RFC 9457 wants it. The one place where failures get their status.</summary>
internal static class ApiProblem
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>What to answer to a failure; null where it is not foreseen, and nothing about it must get out.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="part">In which field of the body that stands which was given; null where it is the body.</param>
    public static ProblemDetails? Of(Exception failure, string? part = null) => failure switch
    {
        AccessDeniedException { Caller.IsSignedIn: false } e => New(StatusCodes.Status401Unauthorized, e.Message),
        AccessDeniedException e => New(StatusCodes.Status403Forbidden, e.Message),
        ApiInputException e => WithErrors(StatusCodes.Status400BadRequest, "A parameter of the request will not do.", [(FieldOf(e.Field), e.What)]),
        PreconditionException e => New(StatusCodes.Status412PreconditionFailed, e.Message),
        GivenException e => WithErrors(StatusCodes.Status422UnprocessableEntity, e.Message, e.Issues.Where(issue => issue.IsError).Select(issue => Of(issue, part))),
        RegistryRuleException e => WithErrors(StatusCodes.Status422UnprocessableEntity, e.Message, e.Violations.Select(violation => (FieldOf(violation.Field), violation.Message))),
        ActorNotFoundException or IntroductionNotFoundException or ProgrammeNotFoundException or NotComputedException => New(StatusCodes.Status404NotFound, failure.Message),
        IntroductionDeskException or ProgrammeException or ModelBusyException => New(StatusCodes.Status409Conflict, failure.Message),
        DatabaseAwayException or StorageException or SearchIndexException or NoModelException => New(StatusCodes.Status503ServiceUnavailable, failure.Message),
        ExplainedException => New(StatusCodes.Status422UnprocessableEntity, failure.Message),
        BadHttpRequestException e => Of(e),
        DbUpdateException { InnerException: SqliteException { SqliteErrorCode: Busy or Locked } } or SqliteException { SqliteErrorCode: Busy or Locked } =>
            New(StatusCodes.Status503ServiceUnavailable, "The registry is being written to by another piece of work. Try again in a moment."),
        _ when IntegrityFailure.Is(failure) =>
            New(StatusCodes.Status409Conflict, "Something that this refers to was changed or removed meanwhile. Look again, then try again."),
        _ => null,
    };

    /// <summary>What to say of an answer that has a status and no body.</summary>
    public static async Task<ProblemDetails> OfStatusAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized when ApiKeyAuthentication.IsPresented(context.Request) => New(StatusCodes.Status401Unauthorized, "The key is unknown, revoked or expired."),
        StatusCodes.Status401Unauthorized => New(StatusCodes.Status401Unauthorized, "Sign in, or send a key: Authorization: Bearer mm_…"),
        StatusCodes.Status403Forbidden => New(StatusCodes.Status403Forbidden, await WhyNotAsync(context)),
        StatusCodes.Status404NotFound when context.GetEndpoint() is null => New(StatusCodes.Status404NotFound, "There is no such address. All that there are stand in /api/docs."),
        StatusCodes.Status404NotFound => New(StatusCodes.Status404NotFound, "There is none by that name, or none that you may see."),
        StatusCodes.Status405MethodNotAllowed => New(StatusCodes.Status405MethodNotAllowed, $"This address does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}."),
        StatusCodes.Status413PayloadTooLarge => New(StatusCodes.Status413PayloadTooLarge, "The request is too long."),
        StatusCodes.Status414UriTooLong => New(StatusCodes.Status414UriTooLong, "The address with its parameters is too long."),
        StatusCodes.Status415UnsupportedMediaType => New(StatusCodes.Status415UnsupportedMediaType, "The body is of another type than this address takes; see its documentation in /api/docs."),
        StatusCodes.Status429TooManyRequests => New(StatusCodes.Status429TooManyRequests, "Too many requests. Wait as long as Retry-After says."),
        StatusCodes.Status503ServiceUnavailable => New(StatusCodes.Status503ServiceUnavailable, new DatabaseAwayException().Message),
        var status => New(status, null),
    };

    /// <summary>A problem as the result of an endpoint.</summary>
    public static ProblemDetails New(int status, string? detail) => new() { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };

    public static async Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Instance = context.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer realm=\"Matchmaker\"";
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "5";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json", CancellationToken.None);
    }

    private static HttpValidationProblemDetails WithErrors(int status, string detail, IEnumerable<(string Field, string Message)> errors) => new(
        errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Message).Distinct().ToArray()))
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status),
        Detail = detail,
    };

    // What stands in the registry rather than in the body has its place in the message.
    private static (string Field, string Message) Of(GivenIssue issue, string? part) => issue.Path is { } path
        ? (part is null ? path : $"{part}.{path}", issue.Text)
        : (FieldOf(issue.Field ?? ""), $"{issue.Where}: {issue.Text}");

    // The rules speak to people: "founded year", "roles[2] code". Programs know the fields as foundedYear, and roles[2].code.
    private static string FieldOf(string field) => string.Join("].", field.Split("] ").Select(Camel));

    private static string Camel(string field)
    {
        var words = field.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 1 ? field : words[0] + string.Concat(words[1..].Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static ProblemDetails Of(BadHttpRequestException failure)
    {
        var reason = failure.InnerException is System.Text.Json.JsonException { Path: var path } json
            ? $"The JSON of the body is not what it should be{(string.IsNullOrEmpty(path) ? "" : $", at {path}")}: {Plain(json.Message)}"
            : failure.Message;
        return New(failure.StatusCode, reason);
    }

    // Names of types are of no use to a caller.
    private static string Plain(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end > 0) message = message[..end];
        return message.Contains("Matchmaker.", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal)
            ? message.Contains("could not be mapped", StringComparison.Ordinal) ? "there is a field that is not known." : message.Contains("missing required", StringComparison.Ordinal)
                ? $"required fields are missing: {message[(message.LastIndexOf(':') + 1)..].Trim()}" : "a value is of the wrong kind, or none of those allowed."
            : message;
    }

    private static async Task<string> WhyNotAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is { } needs)
        {
            try
            {
                AccessRules.Require(await context.RequestServices.GetRequiredService<RequestCaller>().GetAsync(), needs.Deed);
            }
            catch (AccessDeniedException e)
            {
                return e.Message;
            }
        }

        return ApiKeyAuthentication.IsPresented(context.Request) ? "No key may do this; a person has to." : "You may not do this.";
    }
}
