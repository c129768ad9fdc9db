using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

[RequiresPostgres]
public sealed class PostgresRegistryReaderTests() : RegistryReaderSuite(() => TestRegistry.PostgresAsync());
