using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Importing;

[RequiresPostgres]
public sealed class PostgresAtomicityTests() : AtomicitySuite(() => TestRegistry.PostgresAsync());
