namespace Matchmaker.App.Pushing;

/// <summary>One suggestion as a mail tells it.</summary>
internal sealed record DigestLine(string Name, string Place, IReadOnlyList<string> Reasons, string Address);
