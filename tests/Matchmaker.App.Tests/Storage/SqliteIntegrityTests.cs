using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Storage;

public sealed class SqliteIntegrityTests() : IntegritySuite(() => TestRegistry.SqliteAsync());
