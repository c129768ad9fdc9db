using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Introductions;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>The feedback of a batch of rows. The same actor, partner, kind and time is the same act.</summary>
internal sealed class FeedbackStore(ImportSession session, CancellationToken cancellationToken)
{
    private readonly HashSet<(long Actor, long Partner, FeedbackKind Kind, DateTimeOffset At)> _stored = [];
    private readonly List<Feedback> _created = [];
    private long _createdCount;
    private long _unchangedCount;

    public RecordCounts Counts => new(_createdCount, 0, _unchangedCount);

    public async Task LoadAsync(IReadOnlyList<ImportRow> rows, Func<ExternalKey, ActorWork?> find)
    {
        _stored.Clear();
        _created.Clear();
        var drafts = rows.Select(row => row.Feedback).OfType<FeedbackDraft>().ToList();
        if (drafts.Count == 0) return;
        var (first, last) = (drafts.Min(draft => draft.At), drafts.Max(draft => draft.At));
        var actors = drafts.Select(draft => find(draft.Actor)).OfType<ActorWork>().Select(work => work.Actor.Id).Distinct().ToArray();
        var found = session.Context.Feedback.AsNoTracking().Where(act => EF.Parameter(actors).Contains(act.ActorId) && act.At >= first && act.At <= last);
        await foreach (var act in found.AsAsyncEnumerable().WithCancellation(cancellationToken)) _stored.Add((act.ActorId, act.PartnerId, act.Kind, act.At));
    }

    /// <summary>Null, with the reasons added, where it cannot be stored.</summary>
    public static Feedback? Plan(FeedbackDraft draft, long actor, long partner, List<RowProblem> problems)
    {
        var act = new Feedback
        {
            ActorId = actor,
            PartnerId = partner,
            Kind = draft.Kind,
            At = draft.At,
            Reason = draft.Reason,
            ModelVersion = draft.ModelVersion,
            Rank = draft.Rank,
        };
        return ImportSession.Check(act, problems) ? act : null;
    }

    /// <summary>True where the registry did not hold it.</summary>
    public bool Accept(Feedback act)
    {
        var isNew = _stored.Add((act.ActorId, act.PartnerId, act.Kind, act.At));
        if (isNew) _created.Add(act);
        if (isNew) _createdCount++;
        else _unchangedCount++;
        return isNew;
    }

    public Task FlushAsync() => session.Writer.InsertAsync(_created, cancellationToken);
}
