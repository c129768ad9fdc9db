namespace Matchmaker.App.Pushing;

/// <summary>A digest behind the bell.</summary>
/// <param name="PublicId">Of the digest.</param>
/// <param name="ActorId">The organisation that it is for.</param>
/// <param name="Actor">Its name.</param>
/// <param name="At">When it came.</param>
/// <param name="IsRead">Whether the person looked into it before.</param>
/// <param name="Lines">What it tells; who has left the registry since is missing.</param>
public sealed record Notice(string PublicId, long ActorId, string Actor, DateTimeOffset At, bool IsRead, IReadOnlyList<NoticeLine> Lines);
