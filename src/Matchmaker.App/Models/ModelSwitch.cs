using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Models;

/// <summary>Lets people and programs choose which model serves.</summary>
public sealed class ModelSwitch(ModelStore store, LiveMatching matching)
{
    /// <summary>All versions, newest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    public Task<IReadOnlyList<ModelVersion>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadModels);
        return store.ListAsync(cancellationToken);
    }

    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="ModelStoreException">There is no such version, or its file cannot be used.</exception>
    public Task<ModelVersion> ActivateAsync(Caller caller, string name, CancellationToken cancellationToken = default) =>
        SwitchAsync(caller, "model.activated", alongside => store.ActivateAsync(name, alongside, cancellationToken), cancellationToken);

    /// <summary>Goes back to the version that served before.</summary>
    /// <exception cref="AccessDeniedException">The caller may not.</exception>
    /// <exception cref="ModelStoreException">None did, or its file cannot be used.</exception>
    public Task<ModelVersion> RollBackAsync(Caller caller, CancellationToken cancellationToken = default) =>
        SwitchAsync(caller, "model.rolled-back", alongside => store.RollBackAsync(alongside, cancellationToken), cancellationToken);

    // The entry of the audit log is stored with the change, or not at all.
    private async Task<ModelVersion> SwitchAsync(
        Caller caller, string action, Func<Action<RegistryContext, ModelVersion>, Task<ModelVersion>> change, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ManageModels);
        var version = await change((context, chosen) => AuditLog.Record(context, caller, action, subject: $"model:{chosen.Name}"));
        await matching.RefreshAsync(cancellationToken);
        return version;
    }
}
