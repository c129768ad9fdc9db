namespace Matchmaker.App.Models;

/// <summary>What is asked for is being done already; the message says by whom.</summary>
public sealed class ModelBusyException(string message) : ExplainedException(message);
