namespace Matchmaker.Web.Components;

/// <summary>One thing to choose from a list: what is stored, and what is shown.</summary>
public sealed record Choice(string Value, string Text);
