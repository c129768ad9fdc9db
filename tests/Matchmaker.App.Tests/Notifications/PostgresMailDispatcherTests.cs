using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Notifications;

[RequiresPostgres]
public sealed class PostgresMailDispatcherTests() : MailDispatcherSuite(() => TestRegistry.PostgresAsync());
