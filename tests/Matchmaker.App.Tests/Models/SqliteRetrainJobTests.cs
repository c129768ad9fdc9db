using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

public sealed class SqliteRetrainJobTests() : RetrainJobSuite(() => TestRegistry.SqliteAsync());
