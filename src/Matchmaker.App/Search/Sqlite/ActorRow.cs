namespace Matchmaker.App.Search.Sqlite;

/// <summary>What <see cref="ActorColumns"/> hold of one actor: codes by aspect.</summary>
internal sealed record ActorRow(long Id, ulong Fingerprint, string[][] Codes)
{
    public static ActorRow Of(IndexedActor actor, ulong fingerprint) =>
        new(actor.Id, fingerprint, [.. Enum.GetValues<ActorAspect>().Select(aspect => actor.Codes(aspect).ToArray())]);
}
