using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing.Rows;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Storing;

/// <summary>The participations of a batch of rows. The same collaboration, actor and role is the same participation.</summary>
internal sealed class ParticipationStore(ImportSession session, CancellationToken cancellationToken)
{
    private readonly Dictionary<(long Collaboration, long Actor, string Role), Participation> _stored = [];
    private readonly HashSet<Participation> _created = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Participation> _updated = new(ReferenceEqualityComparer.Instance);
    private long _createdCount;
    private long _updatedCount;
    private long _unchangedCount;

    public RecordCounts Counts => new(_createdCount, _updatedCount, _unchangedCount);

    public async Task LoadAsync(IReadOnlyList<ImportRow> rows, IEnumerable<long> collaborations)
    {
        _stored.Clear();
        _created.Clear();
        _updated.Clear();
        var ids = collaborations.ToArray();
        if (ids.Length == 0 || rows.All(row => row.Participations.Count == 0)) return;
        var found = session.Context.Participations.AsNoTracking().Where(part => EF.Parameter(ids).Contains(part.CollaborationId));
        await foreach (var part in found.AsAsyncEnumerable().WithCancellation(cancellationToken)) _stored[KeyOf(part)] = part;
    }

    /// <summary>Null, with the reasons added, where it cannot be stored.</summary>
    public static Participation? Plan(ParticipationDraft draft, long collaboration, long actor, List<RowProblem> problems)
    {
        var part = new Participation { CollaborationId = collaboration, ActorId = actor, Role = draft.Role, Contribution = draft.Contribution, Currency = draft.Currency };
        return ImportSession.Check(part, problems) ? part : null;
    }

    /// <summary>True where the registry did not hold it so.</summary>
    public bool Accept(Participation part)
    {
        if (!_stored.TryGetValue(KeyOf(part), out var held))
        {
            _stored[KeyOf(part)] = part;
            _created.Add(part);
            _createdCount++;
            return true;
        }

        if (part.Contribution is null || part.Contribution == held.Contribution && part.Currency == held.Currency)
        {
            _unchangedCount++;
            return false;
        }

        (held.Contribution, held.Currency) = (part.Contribution, part.Currency);
        _updatedCount++;
        if (!_created.Contains(held)) _updated.Add(held);
        return true;
    }

    public async Task FlushAsync()
    {
        await session.Writer.InsertAsync(_created.ToList(), cancellationToken);
        await session.Writer.UpdateAsync(_updated.ToList(), cancellationToken);
    }

    private static (long Collaboration, long Actor, string Role) KeyOf(Participation part) => (part.CollaborationId, part.ActorId, part.Role);
}
