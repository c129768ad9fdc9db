using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Matchmaker.App.Storage;

/// <summary>Tells a context that its changes are stored for good: after the end of its transaction, or where there is none after the saving itself.</summary>
internal sealed class CommitWatch : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public static readonly CommitWatch Instance = new();

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => (eventData.Context as RegistryContext)?.Committed();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as RegistryContext)?.Committed();
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => (eventData.Context as RegistryContext)?.RolledBack();

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as RegistryContext)?.RolledBack();
        return Task.CompletedTask;
    }

    private static void Saved(SaveChangesCompletedEventData eventData)
    {
        if (eventData.Context is RegistryContext context && context.Database.CurrentTransaction is null) context.Committed();
    }
}
