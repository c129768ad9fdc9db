using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

public sealed class SqliteAtomicityTests() : AtomicitySuite(() => TestRegistry.SqliteAsync());
