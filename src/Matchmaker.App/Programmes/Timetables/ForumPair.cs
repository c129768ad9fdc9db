using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What is settled about two participants.</summary>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
/// <param name="Rule">Whether they meet.</param>
/// <param name="Slot">In which slot they meet, by number; null for any.</param>
/// <param name="Reason">Why, for the secretariat.</param>
public sealed record ForumPair(string A, string B, ForumPairRule Rule, int? Slot = null, string? Reason = null)
{
    /// <summary>The file and line that it comes from.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }

    /// <summary>Where it stands in what a program sent, such as <c>pairs[2]</c>; null where it came from elsewhere.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    /// <summary>Whether it is about these two, in any order.</summary>
    public bool IsOf(string one, string other) => (A == one && B == other) || (A == other && B == one);
}
