using System.Text.Encodings.Web;
using System.Text.Json;
using Matchmaker.Web.Api.Protocol;
using Microsoft.OpenApi;

namespace Matchmaker.Web.Api.Documentation;

/// <summary>Writes how to call an operation from a shell.</summary>
internal static class ApiExample
{
    private const string Step = " \\\n  ";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A command for curl; {0} stands for where the app lives.</summary>
    public static string Curl(string path, string method, OpenApiOperation operation, bool isOpen, bool needsCookie)
    {
        List<string> parts = [$"curl{(method == "GET" ? "" : $" -X {method}")} '{{0}}{Filled(path)}{Query(operation)}'"];
        if (!isOpen) parts.Add(needsCookie ? "-b cookies.txt" : "-H \"Authorization: Bearer $KEY\"");
        if (!isOpen && needsCookie && method != "GET") parts.Add($"-H '{ApiGate.Header}: 1'");
        if (method == "POST") parts.Add($"-H \"{IdempotentPosts.Header}: $(uuidgen)\"");
        if (operation.RequestBody?.Content?.FirstOrDefault() is { Key: { } type, Value: { } body })
        {
            var isForm = type.StartsWith("multipart", StringComparison.Ordinal);
            parts.Add(isForm ? "-F source=csv -F skipBadRows=true -F files=@actors.csv" : $"-H 'Content-Type: {type}'");
            if (!isForm && body.Example is { } example) parts.Add($"-d '{example.ToJsonString(Plain).Replace("'", "'\\''", StringComparison.Ordinal)}'");
        }

        return string.Join(Step, parts);
    }

    private static string Filled(string path) => path.Replace("{actorId}", "17", StringComparison.Ordinal).Replace("{partnerId}", "42", StringComparison.Ordinal)
        .Replace("{firstId}", "17", StringComparison.Ordinal).Replace("{secondId}", "42", StringComparison.Ordinal).Replace("{job}", "backup", StringComparison.Ordinal)
        .Replace("{id}", "12", StringComparison.Ordinal).Replace("{name}", "20261122-003000", StringComparison.Ordinal);

    private static string Query(OpenApiOperation operation) => operation.OperationId switch
    {
        "searchActors" => "?q=animation%20country:VN,TH&limit=10",
        "completeSearch" => "?q=anim",
        "listSuggestions" => "?limit=5&abroad=true",
        "listActors" => "?country=PH&limit=100",
        "listFeedback" => "?kind=saved&limit=50",
        "listModels" or "listModelWork" or "listImports" => "?limit=10",
        "listDuplicates" => "?country=PH&limit=20",
        "listRegistry" => "?search=studio&country=PH&limit=100",
        "getOutcomes" => "?from=2026-01-01&until=2026-06-30",
        "getExposure" or "getBalancePrice" => "?floor=0.8&by=country,helix",
        "listAudit" => "?action=actor.&from=2026-11-01&limit=50",
        "listJobRuns" => "?job=backup&limit=20",
        _ => "",
    };
}
