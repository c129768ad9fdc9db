using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SqliteNetworkReportTests() : NetworkReportSuite(() => TestRegistry.SqliteAsync());
