using Matchmaker.App;

namespace Matchmaker.Web.Hosting;

/// <summary>The program cannot start as it is told to.</summary>
public sealed class StartException(string message) : ExplainedException(message);
