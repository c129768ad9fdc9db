using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Models;

public sealed class SqliteModelArtefactsTests() : ModelArtefactsSuite(() => TestRegistry.SqliteAsync());
