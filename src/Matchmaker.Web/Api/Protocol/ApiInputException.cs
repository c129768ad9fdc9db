using Matchmaker.App;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>A parameter of the request cannot be understood.</summary>
internal sealed class ApiInputException(string field, string message) : ExplainedException($"{field}: {message}")
{
    public string Field { get; } = field;

    public string What { get; } = message;
}
