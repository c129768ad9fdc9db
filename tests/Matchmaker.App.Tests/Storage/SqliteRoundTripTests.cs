using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

public sealed class SqliteRoundTripTests() : RoundTripSuite(() => TestRegistry.SqliteAsync());
