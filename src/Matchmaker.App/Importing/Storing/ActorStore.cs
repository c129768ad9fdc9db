using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// The actors of a batch of rows: finds whom a row means, plans what it changes, and writes the batch. The same id in a register is the same
/// actor. The same folded name and country is a candidate, and the same actor only with <c>--merge</c>, or where neither has any id.
/// </summary>
internal sealed class ActorStore(ImportSession session, CancellationToken cancellationToken)
{
    private readonly Dictionary<ExternalKey, ActorWork> _byKey = [];
    private readonly NameIndex _byName = new();
    private readonly List<ActorWork> _works = [];
    private readonly Queue<long> _keys = new();
    private readonly IdSet _described = new();
    private readonly RecordTally _tally = new();
    private readonly VerificationRule _verification = new(session.Options.TrustVerification, session.Now);

    public RecordCounts Counts => _tally.Counts;

    public long Merged { get; private set; }

    public async Task LoadAsync(IReadOnlyList<ImportRow> rows)
    {
        do await FetchAsync(rows);
        while (session.Options.Merge && await MergeStoredAsync(rows));
        await session.Writer.ReserveKeysAsync("Actors", _keys, rows.Count, cancellationToken);
    }

    public ActorWork? Find(ExternalKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>Null, with the reasons added, where the row's actor cannot be stored.</summary>
    public ActorPlan? Plan(ActorDraft draft, List<RowProblem> problems)
    {
        var namesakes = Namesakes(draft);
        var own = FindOwn(draft) ?? Adopt(draft, namesakes);
        var isNew = own is null;
        own ??= new(New(draft), isNew: true);
        var proposed = isNew ? own.Actor : ActorCopy.Of(own.Actor);
        var change = new ActorChange(proposed, draft, mayReplace: !_described.Contains(proposed.Id));
        change.Apply();
        if (draft.Verification is { } claim) change.SetVerification(_verification.Hear(proposed, claim, mayReplace: !_described.Contains(proposed.Id)));
        var taken = draft.Ids.Where(key => _byKey.TryGetValue(key, out var holder) && holder != own).ToList();
        foreach (var key in draft.Ids.Except(taken))
            if (!own.Has(key)) change.AddId(key);
        if (draft.Affiliation is { } affiliation)
        {
            if (Find(affiliation) is { Actor.Kind: ActorKind.Organisation } organisation) change.SetAffiliation(organisation.Actor.Id);
            else problems.Add(new("affiliation", $"no organisation has the id {affiliation}. Import that organisation first, or correct the id."));
        }

        if ((isNew || change.HasChanged) && !Check(proposed, own, problems)) return null;
        return problems.Count > 0 ? null : new(own, proposed, isNew || change.HasChanged, draft) { Namesakes = namesakes, TakenIds = taken };
    }

    public void Accept(ActorPlan plan, RowOrigin origin)
    {
        var work = plan.Work;
        var isFirst = _described.Add(plan.Proposed.Id);
        if (work is { IsNew: true, HasChanged: false }) TakeIn(work);
        if (plan.HasChanged)
        {
            work.Actor = plan.Proposed;
            work.HasChanged = true;
            Index(work);
        }

        _tally.Count(plan.Proposed.Id, work.IsNew, plan.HasChanged);
        foreach (var key in plan.TakenIds)
            session.Remarks.Add("ids that another actor has already, not added", $"{key} of '{plan.Proposed.Name}' belongs to '{_byKey[key].Actor.Name}' ({origin.File}, {origin.Place(null)})");
        if (plan.Draft.Verification is { } claim && !_verification.Trusts(plan.Proposed))
            session.Remarks.Add("verifications by a file, kept as evidence for a person to decide (--trust-verification takes them as decided)", $"'{plan.Proposed.Name}': {Codes.Kebab(claim.State.ToString())} ({origin.File}, {origin.Place(null)})");
        if (isFirst) Report(plan);
    }

    public async Task FlushAsync()
    {
        var created = _works.Where(work => work.IsNew).ToList();
        var changed = _works.Where(work => work.HasChanged).ToList();
        foreach (var work in changed) work.Actor.UpdatedAt = session.Now;
        await session.Writer.InsertAsync(created.ConvertAll(work => work.Actor), cancellationToken);
        await session.Writer.UpdateAsync(changed.Where(work => !work.IsNew).Select(work => work.Actor).ToList(), cancellationToken);
        await session.Writer.InsertAsync(changed.SelectMany(work => work.NewIds).ToList(), cancellationToken);
        await session.Writer.InsertAsync(changed.SelectMany(work => work.NewAliases).ToList(), cancellationToken);
        await session.Writer.InsertAsync(changed.SelectMany(work => work.NewInterests).ToList(), cancellationToken);
    }

    private static bool Check(Actor proposed, ActorWork own, List<RowProblem> problems)
    {
        var before = problems.Count;
        ImportSession.Check(proposed, problems);
        foreach (var alias in proposed.Aliases.Where(alias => alias.Id == 0)) ImportSession.Check(alias, problems);
        foreach (var id in proposed.ExternalIds.Where(id => own.IsNew || !own.Actor.ExternalIds.Contains(id))) ImportSession.Check(id, problems);
        foreach (var interest in proposed.Interests.Where(interest => interest.Id == 0)) ImportSession.Check(interest, problems);
        return problems.Count == before;
    }

    private async Task FetchAsync(IReadOnlyList<ImportRow> rows)
    {
        _byKey.Clear();
        _byName.Clear();
        _works.Clear();
        var drafts = rows.Select(row => row.Actor).OfType<ActorDraft>().ToList();
        var keys = drafts.SelectMany(draft => draft.Ids).ToHashSet();
        keys.UnionWith(drafts.Where(draft => draft.Affiliation is not null).Select(draft => draft.Affiliation!.Value));
        keys.UnionWith(rows.SelectMany(row => row.Participations).Select(part => part.Actor));
        keys.UnionWith(rows.Where(row => row.Feedback is not null).SelectMany(row => new[] { row.Feedback!.Actor, row.Feedback.Partner }));
        var names = drafts.Where(draft => draft.Name is not null).Select(draft => NameNormaliser.Normalise(draft.Name!)).ToHashSet();
        var aliases = drafts.SelectMany(draft => draft.Aliases).Select(alias => NameNormaliser.Normalise(alias.Name)).Where(NameIndex.IsTelling).ToHashSet();
        foreach (var actor in await new MeantActors(session.Context, cancellationToken).FindAsync(keys, names, aliases))
        {
            var work = new ActorWork(actor, isNew: false);
            _works.Add(work);
            Index(work);
        }
    }

    private async Task<bool> MergeStoredAsync(IReadOnlyList<ImportRow> rows)
    {
        var gone = new HashSet<long>();
        foreach (var draft in rows.Select(row => row.Actor).OfType<ActorDraft>())
        {
            if (FindOwn(draft) is not { } own || gone.Contains(own.Actor.Id)) continue;

            // By what the registry calls it: a later row of the same import that gives another name must not merge more at the next run.
            var self = ActorCopy.AsDraft(own.Actor);
            var others = Namesakes(self).Where(namesake => namesake != own && !gone.Contains(namesake.Actor.Id) && !TellsApart(own, namesake));
            if (MergePartner(self, others.ToList()) is not { } other) continue;
            var (kept, lost) = own.Actor.Id < other.Actor.Id ? (own, other) : (other, own);
            await new ActorMerge(session, cancellationToken).RunAsync(kept.Actor, lost.Actor);
            gone.UnionWith([kept.Actor.Id, lost.Actor.Id]);
            if (_described.Contains(lost.Actor.Id)) _described.Add(kept.Actor.Id);
            _tally.Forget(lost.Actor.Id);
            Merged++;
        }

        return gone.Count > 0;
    }

    // The register's own id decides. Another id that is shared names the actor only where no own id tells the two apart.
    private ActorWork? FindOwn(ActorDraft draft)
    {
        if (draft.Ids.Count == 0) return null;
        if (Find(draft.Ids[0]) is { } own) return own;
        foreach (var key in draft.Ids.Skip(1))
            if (Find(key) is { } holder && !holder.HasScheme(draft.Ids[0].Scheme)) return holder;
        return null;
    }

    private ActorWork? Adopt(ActorDraft draft, IReadOnlyList<ActorWork> namesakes)
    {
        if (draft.Ids.Count == 0 && namesakes.FirstOrDefault(namesake => namesake.Actor.ExternalIds.Count == 0) is { } unnumbered) return unnumbered;
        return session.Options.Merge ? MergePartner(draft, namesakes) : null;
    }

    // The same name is enough to merge. Another name is only where it points to a single actor: many carry their parent's name as one of theirs.
    private static ActorWork? MergePartner(ActorDraft draft, IReadOnlyList<ActorWork> namesakes)
    {
        var folded = NameNormaliser.Normalise(draft.Name ?? "");
        var partner = namesakes.FirstOrDefault(namesake => namesake.Actor.NormalisedName == folded && IsOneWith(draft, namesake));
        return partner ?? (namesakes is [var only] && IsOneWith(draft, only) ? only : null);
    }

    private static bool IsOneWith(ActorDraft draft, ActorWork other) =>
        (draft.Kind ?? ActorKind.Organisation) == other.Actor.Kind
        && !draft.Ids.Any(key => CuratedSchemes.Tells(key.Scheme) && other.HasScheme(key.Scheme) && !other.Has(key));

    private static bool TellsApart(ActorWork one, ActorWork other) =>
        one.Actor.ExternalIds.Exists(id => CuratedSchemes.Tells(id.Scheme) && other.HasScheme(id.Scheme));

    private List<ActorWork> Namesakes(ActorDraft draft)
    {
        if (draft.Name is null || draft.Country is null) return [];
        var found = _byName.Find(NameNormaliser.Normalise(draft.Name), draft.Country).ToList();
        foreach (var alias in draft.Aliases)
        {
            var folded = NameNormaliser.Normalise(alias.Name);
            if (NameIndex.IsTelling(folded)) found.AddRange(_byName.Find(folded, draft.Country).Where(work => work.Actor.NormalisedName == folded));
        }

        return found.Distinct().OrderBy(work => work.Actor.Id).ToList();
    }

    private Actor New(ActorDraft draft)
    {
        var name = draft.Name ?? draft.NameIfNew ?? "";
        return new()
        {
            Id = _keys.Peek(),
            Name = name,
            NormalisedName = NameNormaliser.Normalise(name),
            Kind = draft.Kind ?? ActorKind.Organisation,
            Helix = draft.Helix ?? Helix.CivilSociety,
            Country = draft.Country ?? "",
            IsDemo = draft.IsDemo ?? false,
            CreatedAt = session.Now,
            UpdatedAt = session.Now,
        };
    }

    private void TakeIn(ActorWork work)
    {
        _keys.Dequeue();
        _works.Add(work);
        work.HasChanged = true;
        Index(work);
    }

    private void Index(ActorWork work)
    {
        foreach (var id in work.Actor.ExternalIds) _byKey[new(id.Scheme, id.Value)] = work;
        _byName.Add(work);
    }

    private void Report(ActorPlan plan)
    {
        if (plan.Namesakes.FirstOrDefault(namesake => namesake != plan.Work) is not { } other) return;
        session.Candidates.Add(new(
            plan.Proposed.Name, plan.Proposed.Country, plan.Proposed.Id, plan.Draft.Ids.Count > 0 ? plan.Draft.Ids[0] : null,
            other.Actor.Id, other.Actor.Name, other.FirstId));
    }
}
