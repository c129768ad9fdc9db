namespace Matchmaker.App.Registry;

/// <summary>An offer or a need while it is edited: a tag of the taxonomy, own words, or both.</summary>
public sealed class InterestDraftLine
{
    public string? Tag { get; set; }

    public string? Text { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Tag) && string.IsNullOrWhiteSpace(Text);
}
