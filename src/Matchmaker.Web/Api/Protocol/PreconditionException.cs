using Matchmaker.App;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>What the caller wants to change is not any more what it saw.</summary>
internal sealed class PreconditionException() : ExplainedException("It was changed since you read it. Read it again, and send its present ETag as If-Match.");
