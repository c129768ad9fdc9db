using Matchmaker.App;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>Nothing can be suggested at present.</summary>
internal sealed class NoModelException() : ExplainedException("No model serves at present, so that nothing can be suggested. The secretariat can train or activate one; try again later.");
