using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing.Rows;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>The collaborations of a batch of rows. The same id in a register is the same collaboration.</summary>
internal sealed class CollaborationStore(ImportSession session, CancellationToken cancellationToken)
{
    private readonly Dictionary<ExternalKey, CollaborationWork> _byKey = [];
    private readonly Queue<long> _keys = new();
    private readonly IdSet _described = new();
    private readonly RecordTally _tally = new();

    public RecordCounts Counts => _tally.Counts;

    /// <summary>Keys of those that the registry held before this batch.</summary>
    public IEnumerable<long> StoredIds => _byKey.Values.Where(work => !work.IsNew).Select(work => work.Collaboration.Id);

    public async Task LoadAsync(IReadOnlyList<ImportRow> rows)
    {
        _byKey.Clear();
        var keys = rows.Where(row => row.Collaboration is not null).Select(row => row.Collaboration!.Key).ToHashSet();
        foreach (var scheme in keys.GroupBy(key => key.Scheme, key => key.Value))
        {
            var (name, values) = (scheme.Key, scheme.ToArray());
            var found = session.Context.Collaborations.AsNoTracking().Where(one => one.ExternalScheme == name && EF.Parameter(values).Contains(one.ExternalValue));
            await foreach (var collaboration in found.AsAsyncEnumerable().WithCancellation(cancellationToken))
                _byKey[new(name, collaboration.ExternalValue!)] = new(collaboration, isNew: false);
        }

        await session.Writer.ReserveKeysAsync("Collaborations", _keys, keys.Count, cancellationToken);
    }

    /// <summary>Null, with the reasons added, where the row's collaboration cannot be stored.</summary>
    public CollaborationPlan? Plan(CollaborationDraft draft, List<RowProblem> problems)
    {
        var isNew = !_byKey.TryGetValue(draft.Key, out var work);
        if (isNew && !draft.MayCreate)
        {
            problems.Add(new("collaboration", $"there is no collaboration {draft.Key}. Import it first, or correct the id."));
            return null;
        }

        work ??= new(New(draft), isNew: true);
        var proposed = isNew ? work.Collaboration : Copy(work.Collaboration);
        var hasChanged = Apply(draft, proposed, mayReplace: !_described.Contains(proposed.Id)) || isNew;
        if (hasChanged && !ImportSession.Check(proposed, problems)) return null;
        return new(work, proposed, hasChanged, draft);
    }

    public void Accept(CollaborationPlan plan)
    {
        var work = plan.Work;
        if (work.IsNew && _byKey.TryAdd(plan.Draft.Key, work)) _keys.Dequeue();
        _described.Add(plan.Proposed.Id);
        _tally.Count(plan.Proposed.Id, work.IsNew, plan.HasChanged);
        if (!plan.HasChanged) return;
        work.Collaboration = plan.Proposed;
        work.HasChanged = true;
    }

    public async Task FlushAsync()
    {
        var changed = _byKey.Values.Where(work => work.HasChanged).ToList();
        foreach (var work in changed) work.Collaboration.UpdatedAt = session.Now;
        await session.Writer.InsertAsync(changed.Where(work => work.IsNew).Select(work => work.Collaboration).ToList(), cancellationToken);
        await session.Writer.UpdateAsync(changed.Where(work => !work.IsNew).Select(work => work.Collaboration).ToList(), cancellationToken);
    }

    private Collaboration New(CollaborationDraft draft) => new()
    {
        Id = _keys.Peek(),
        Kind = draft.Kind ?? CollaborationKind.Other,
        ExternalScheme = draft.Key.Scheme,
        ExternalValue = draft.Key.Value,
        IsDemo = draft.IsDemo ?? false,
        CreatedAt = session.Now,
    };

    private static bool Apply(CollaborationDraft draft, Collaboration target, bool mayReplace)
    {
        var hasChanged = false;
        if (Differs(target.Kind, draft.Kind)) target.Kind = draft.Kind!;
        if (Differs(target.Title, draft.Title)) target.Title = draft.Title;
        if (Differs(target.Text, draft.Text)) target.Text = draft.Text;
        if (Differs(target.StartDate, draft.StartDate)) target.StartDate = draft.StartDate;
        if (Differs(target.EndDate, draft.EndDate)) target.EndDate = draft.EndDate;
        foreach (var sector in draft.Sectors)
        {
            if (target.Sectors.Contains(sector)) continue;
            target.Sectors.Add(sector);
            hasChanged = true;
        }

        return hasChanged;

        bool Differs<T>(T held, T stated)
        {
            var differs = stated is not null && (held is null || mayReplace && !EqualityComparer<T>.Default.Equals(held, stated));
            hasChanged |= differs;
            return differs;
        }
    }

    private static Collaboration Copy(Collaboration one) => new()
    {
        Id = one.Id,
        Kind = one.Kind,
        Title = one.Title,
        Text = one.Text,
        StartDate = one.StartDate,
        EndDate = one.EndDate,
        Sectors = [.. one.Sectors],
        ExternalScheme = one.ExternalScheme,
        ExternalValue = one.ExternalValue,
        IsDemo = one.IsDemo,
        CreatedAt = one.CreatedAt,
        UpdatedAt = one.UpdatedAt,
    };
}
