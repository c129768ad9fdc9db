namespace Matchmaker.Web.Components.Secretariat;

/// <summary>One choice of a drop-down.</summary>
public sealed record Option<T>(T Value, string Text)
{
    /// <summary>The same as <see cref="Value"/>, for choices that are codes.</summary>
    public T Code => Value;
}
