using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Webhooks;

[RequiresPostgres]
public sealed class PostgresWebhookDispatcherTests() : WebhookDispatcherSuite(() => TestRegistry.PostgresAsync());
