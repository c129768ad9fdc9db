using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Storing;

/// <summary>An actor while a batch of rows is worked on: as it will be, and how much of it the database already holds.</summary>
internal sealed class ActorWork(Actor actor, bool isNew)
{
    private readonly int _storedAliases = isNew ? 0 : actor.Aliases.Count;
    private readonly int _storedIds = isNew ? 0 : actor.ExternalIds.Count;
    private readonly int _storedInterests = isNew ? 0 : actor.Interests.Count;

    public Actor Actor { get; set; } = actor;

    public bool IsNew { get; } = isNew;

    public bool HasChanged { get; set; }

    public IEnumerable<ActorAlias> NewAliases => Actor.Aliases.Skip(_storedAliases);

    public IEnumerable<ActorExternalId> NewIds => Actor.ExternalIds.Skip(_storedIds);

    public IEnumerable<Interest> NewInterests => Actor.Interests.Skip(_storedInterests);

    public ExternalKey? FirstId => Actor.ExternalIds.Count == 0 ? null : new ExternalKey(Actor.ExternalIds[0].Scheme, Actor.ExternalIds[0].Value);

    public bool Has(ExternalKey key) => Actor.ExternalIds.Exists(id => id.Scheme == key.Scheme && id.Value == key.Value);

    public bool HasScheme(string scheme) => Actor.ExternalIds.Exists(id => id.Scheme == scheme);
}
