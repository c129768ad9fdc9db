using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteRegistryReaderTests() : RegistryReaderSuite(() => TestRegistry.SqliteAsync());
