using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

public sealed class SqliteDriftJobTests() : DriftJobSuite(() => TestRegistry.SqliteAsync());
