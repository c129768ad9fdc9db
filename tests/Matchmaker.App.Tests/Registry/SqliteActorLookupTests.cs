using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Registry;

public sealed class SqliteActorLookupTests() : ActorLookupSuite(() => TestRegistry.SqliteAsync());
