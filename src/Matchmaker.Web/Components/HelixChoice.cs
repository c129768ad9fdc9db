using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components;

/// <summary>A helix to choose.</summary>
public sealed record HelixChoice(Helix Value, string Text);
