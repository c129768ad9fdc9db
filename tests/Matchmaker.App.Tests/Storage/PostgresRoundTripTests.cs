using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

[RequiresPostgres]
public sealed class PostgresRoundTripTests() : RoundTripSuite(() => TestRegistry.PostgresAsync());
