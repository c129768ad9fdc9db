using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Introductions;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Stores rows a batch at a time: fetches what they refer to, decides on each row whole, writes what is new.</summary>
internal sealed class RowBatch
{
    private readonly ActorStore _actors;
    private readonly CollaborationStore _collaborations;
    private readonly ParticipationStore _participations;
    private readonly FeedbackStore _feedback;
    private readonly Action<ImportRow, IReadOnlyList<RowProblem>> _reject;

    public RowBatch(ImportSession session, Action<ImportRow, IReadOnlyList<RowProblem>> reject, CancellationToken cancellationToken)
    {
        _actors = new(session, cancellationToken);
        _collaborations = new(session, cancellationToken);
        _participations = new(session, cancellationToken);
        _feedback = new(session, cancellationToken);
        _reject = reject;
    }

    public RecordCounts Actors => _actors.Counts;

    public RecordCounts Collaborations => _collaborations.Counts;

    public RecordCounts Participations => _participations.Counts;

    public RecordCounts Feedback => _feedback.Counts;

    public long Merged => _actors.Merged;

    public long Stored { get; private set; }

    public long Unchanged { get; private set; }

    public async Task StoreAsync(IReadOnlyList<ImportRow> rows)
    {
        await _actors.LoadAsync(rows);
        await _collaborations.LoadAsync(rows);
        await _participations.LoadAsync(rows, _collaborations.StoredIds);
        await _feedback.LoadAsync(rows, _actors.Find);
        foreach (var row in rows) Decide(row);
        await _actors.FlushAsync();
        await _collaborations.FlushAsync();
        await _participations.FlushAsync();
        await _feedback.FlushAsync();
    }

    // All of a row is planned before any of it is accepted: a row is stored whole or rejected whole.
    private void Decide(ImportRow row)
    {
        List<RowProblem> problems = [];
        var actor = row.Actor is null ? null : _actors.Plan(row.Actor, problems);
        var collaboration = row.Collaboration is null ? null : _collaborations.Plan(row.Collaboration, problems);
        var parts = problems.Count > 0 ? [] : PlanParts(row, actor, collaboration, problems);
        var feedback = row.Feedback is null ? null : PlanFeedback(row.Feedback, problems);
        if (problems.Count > 0)
        {
            _reject(row, problems);
            return;
        }

        var isNews = false;
        if (actor is not null)
        {
            _actors.Accept(actor, row.Origin);
            isNews |= actor.HasChanged;
        }

        if (collaboration is not null)
        {
            _collaborations.Accept(collaboration);
            isNews |= collaboration.HasChanged;
        }

        foreach (var part in parts) isNews |= _participations.Accept(part);
        if (feedback is not null) isNews |= _feedback.Accept(feedback);
        if (isNews) Stored++;
        else Unchanged++;
    }

    private List<Participation> PlanParts(ImportRow row, ActorPlan? actor, CollaborationPlan? collaboration, List<RowProblem> problems)
    {
        List<Participation> parts = [];
        foreach (var draft in row.Participations)
        {
            var isOwn = actor is not null && row.Actor!.Ids.Contains(draft.Actor);
            if (isOwn || _actors.Find(draft.Actor) is not null)
            {
                var actorId = isOwn ? actor!.Proposed.Id : _actors.Find(draft.Actor)!.Actor.Id;
                if (ParticipationStore.Plan(draft, collaboration!.Proposed.Id, actorId, problems) is { } part) parts.Add(part);
            }
            else
            {
                problems.Add(new("actor", $"no actor has the id {draft.Actor}. Import that actor first, or correct the id."));
            }
        }

        return parts;
    }

    private Feedback? PlanFeedback(FeedbackDraft draft, List<RowProblem> problems)
    {
        var (actor, partner) = (_actors.Find(draft.Actor), _actors.Find(draft.Partner));
        if (actor is null) problems.Add(new("actor", $"no actor has the id {draft.Actor}. Import that actor first, or correct the id."));
        if (partner is null) problems.Add(new("partner", $"no actor has the id {draft.Partner}. Import that actor first, or correct the id."));
        return actor is null || partner is null ? null : FeedbackStore.Plan(draft, actor.Actor.Id, partner.Actor.Id, problems);
    }
}
