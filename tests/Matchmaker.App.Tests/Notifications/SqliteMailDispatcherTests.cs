using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Notifications;

public sealed class SqliteMailDispatcherTests() : MailDispatcherSuite(() => TestRegistry.SqliteAsync());
