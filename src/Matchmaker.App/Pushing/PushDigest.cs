using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Pushing;

/// <summary>What one person was told at one time: a mail, and a line behind the bell. There is one for a person, an organisation and a period, however often a job runs.</summary>
public sealed class PushDigest
{
    public long Id { get; set; }

    /// <summary>Stands in links; nobody can guess it.</summary>
    public required string PublicId { get; set; }

    /// <summary>Who was told; null once the person was erased.</summary>
    public long? AccountId { get; set; }

    public Account? Account { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>The day or week that it is for; see <see cref="PushCalendar"/>.</summary>
    public required string Period { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person first looked into it, by a link of the mail or behind the bell.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public List<PushedSuggestion> Suggestions { get; set; } = [];
}
