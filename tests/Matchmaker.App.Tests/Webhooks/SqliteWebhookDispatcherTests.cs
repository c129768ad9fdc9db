using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Webhooks;

public sealed class SqliteWebhookDispatcherTests() : WebhookDispatcherSuite(() => TestRegistry.SqliteAsync());
