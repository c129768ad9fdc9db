namespace Matchmaker.Web.Components.Accounts;

/// <summary>One line of text.</summary>
internal sealed class TextForm
{
    public string? Text { get; set; }
}
