using System.Text.Json.Serialization;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Something that went otherwise than planned.</summary>
/// <param name="Kind">What.</param>
/// <param name="Participant">Whom it is about; null for a table.</param>
/// <param name="Table">Which table, from 1; null for a participant.</param>
/// <param name="Slot">
/// For a no-show and who leaves, the first slot without it; for who comes late, the first slot with it; for a table, the first slot without it. By number.
/// </param>
/// <param name="Until">The last slot without a table; null for all that follow.</param>
public sealed record ForumMishap(ForumMishapKind Kind, string? Participant = null, int? Table = null, int Slot = 1, int? Until = null)
{
    // What is left out of JSON has its default: parameters would be asked for.
    [JsonConstructor]
    private ForumMishap()
        : this(ForumMishapKind.NoShow)
    {
    }

    /// <summary>The file and line that it comes from.</summary>
    [JsonIgnore]
    public string? Origin { get; init; }

    /// <summary>Where it stands in what a program sent, such as <c>mishaps[2]</c>; null where it came from elsewhere.</summary>
    [JsonIgnore]
    public string? Path { get; init; }

    /// <summary>Whether the participant is away in the slot because of it.</summary>
    public bool TakesAway(string participant, int slot) => Participant == participant && Kind switch
    {
        ForumMishapKind.Late => slot < Slot,
        ForumMishapKind.NoShow or ForumMishapKind.Leaves => slot >= Slot,
        _ => false,
    };

    /// <summary>Whether the table is lost in the slot because of it.</summary>
    public bool Closes(int table, int slot) => Kind == ForumMishapKind.TableLost && Table == table && slot >= Slot && !(slot > Until);
}
