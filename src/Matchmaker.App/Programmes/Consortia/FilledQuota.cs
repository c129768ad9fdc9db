namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A quota, and how far a consortium fills it.</summary>
/// <param name="Quota">What it asks for, in words.</param>
/// <param name="Count">How many of the members count, or how many different ones there are.</param>
/// <param name="AtLeast">How many are needed; null for none.</param>
/// <param name="AtMost">How many are allowed; null for all.</param>
public sealed record FilledQuota(string Quota, int Count, int? AtLeast, int? AtMost)
{
    /// <summary>Whether it holds; a consortium with open seats may fall short.</summary>
    public bool IsKept => !(Count < AtLeast) && !(Count > AtMost);
}
