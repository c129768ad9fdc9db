using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Registry;

public sealed class SqliteActorMergingTests() : ActorMergingSuite(() => TestRegistry.SqliteAsync());
