namespace Matchmaker.App.Importing.Rows;

/// <summary>What one row says about a collaboration; null and empty leave what the registry holds.</summary>
internal sealed record CollaborationDraft
{
    public required ExternalKey Key { get; init; }

    public string? Kind { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public bool? IsDemo { get; init; }

    /// <summary>False where a row only refers to a collaboration that some other row must have described.</summary>
    public bool MayCreate { get; init; } = true;
}
