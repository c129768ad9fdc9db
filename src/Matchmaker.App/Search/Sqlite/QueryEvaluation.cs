using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>Answers a query from one index file.</summary>
internal sealed class QueryEvaluation(IndexReader reader)
{
    // More than any sum of word scores: who is called just so comes first.
    private const float CalledSo = 1000;

    private readonly ActorColumns _columns = reader.Columns;

    public IndexAnswer Answer(IndexQuery query)
    {
        var fitting = Filter(query.Wanted is { } wanted ? Evaluate(wanted) : _columns.Everyone, query);
        if (query.Name is { } name) fitting = fitting.Plus(Exactly(name));
        return new(fitting.Count, Page(fitting, query.Skip, query.Top), [.. query.Facets.Select(aspect => Count(fitting, aspect))]);
    }

    private Postings Evaluate(QueryNode node) => node switch
    {
        WordsNode words => reader.Words(words),
        ConceptNode concept => reader.Term(concept.Concept, concept.Boost),
        MarkedNode marked => reader.Term(marked.Spelling, marked.Boost),
        CodeNode code => Coded(code),
        PreferNode prefer => prefer.Preferred.Aggregate(Evaluate(prefer.Wanted), (sum, part) => sum.Plus(Evaluate(part))),
        AllNode { Parts: [] } => _columns.Everyone,
        AllNode all => all.Parts.Select(Evaluate).OrderBy(part => part.Count).Aggregate((sum, part) => sum.And(part)),
        AnyNode any => any.Parts.Select(Evaluate).OrderBy(part => part.Count).Aggregate(Postings.None, (sum, part) => sum.Or(part)),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private Postings Coded(CodeNode node)
    {
        var slots = _columns[node.Aspect].Slots(node.Code);
        var scores = new float[slots.Length];
        Array.Fill(scores, node.Boost * (float)Math.Log(1 + ((_columns.Count - slots.Length + 0.5) / (slots.Length + 0.5))));
        return new(slots, scores);
    }

    private Postings Exactly(string name)
    {
        var slots = reader.Called(name).Select(_columns.SlotOf).Where(slot => slot >= 0).Distinct().Order().ToArray();
        var scores = new float[slots.Length];
        Array.Fill(scores, CalledSo);
        return new(slots, scores);
    }

    private Postings Filter(Postings fitting, IndexQuery query)
    {
        if (query.Filters.Count == 0 && query.Unwanted.Count == 0 && query.Except is null) return fitting;
        var unwanted = query.Unwanted.Select(Evaluate).ToList();
        var except = query.Except is { } id ? _columns.SlotOf(id) : -1;
        var filters = query.Filters.Select(filter => (Column: _columns[filter.Aspect], Marks: _columns[filter.Aspect].Marks(filter.Codes), filter.IsExcluded)).ToList();
        var kept = new PostingsBuffer(fitting.Count);
        for (var at = 0; at < fitting.Count; at++)
        {
            var slot = fitting.Slots[at];
            if (slot == except || unwanted.Exists(part => part.Contains(slot))) continue;
            var isKept = true;
            foreach (var (column, marks, isExcluded) in filters)
            {
                var hasOne = false;
                foreach (var label in column.Of(slot)) hasOne |= marks[label];
                isKept = hasOne != isExcluded;
                if (!isKept) break;
            }

            if (isKept) kept.Add(slot, fitting.Scores[at]);
        }

        return kept.ToPostings();
    }

    private IndexHit[] Page(Postings fitting, int skip, int top)
    {
        var wanted = (int)Math.Min(fitting.Count, (long)skip + top);
        if (wanted <= skip) return [];
        var best = new PriorityQueue<int, (float Score, int Later)>(wanted + 1);
        for (var at = 0; at < fitting.Count; at++)
        {
            var score = fitting.Scores[at];
            if (best.Count < wanted) best.Enqueue(at, (score, -at));

            // Of equal ones the earlier stays.
            else if (best.TryPeek(out _, out var least) && score > least.Score) best.DequeueEnqueue(at, (score, -at));
        }

        var page = new IndexHit[wanted - skip];
        for (var rank = page.Length - 1; rank >= 0; rank--)
        {
            var at = best.Dequeue();
            page[rank] = new(_columns.Ids[fitting.Slots[at]], fitting.Scores[at]);
        }

        return page;
    }

    private Facet Count(Postings fitting, ActorAspect aspect)
    {
        var column = _columns[aspect];
        var counts = new int[column.Codes.Length];
        foreach (var slot in fitting.Slots)
            foreach (var label in column.Of(slot)) counts[label]++;
        return Facet.Of(aspect, column.Codes.Select((code, label) => (code, counts[label])));
    }
}
