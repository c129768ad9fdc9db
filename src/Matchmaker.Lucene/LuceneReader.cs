using Lucene.Net.Codecs;
using Lucene.Net.Facet;
using Lucene.Net.Facet.SortedSet;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Following;

namespace Matchmaker.Lucene;

/// <summary>One commit of an index, opened for reading. What has not changed since the one before it is shared with that.</summary>
internal sealed class LuceneReader : SharedReader
{
    private static readonly HashSet<string> ProfileOnly = [ActorFields.Profile];

    private readonly DirectoryReader _reader;
    private readonly HashSet<string> _whole;
    private readonly int[] _documents;
    private readonly long[] _idOf;
    private readonly Lazy<IReadOnlyList<WordCount>> _words;

    private LuceneReader(IndexGeneration generation, DirectoryReader reader, HashSet<string> whole)
    {
        (Generation, _reader, _whole) = (generation, reader, whole);
        var commit = reader.IndexCommit;
        Name = NameOf(generation, commit.Generation);
        Searcher = new(reader) { Similarity = new BM25Similarity() };
        (Ids, Fingerprints, _documents) = Columns(reader);

        // Lucene's own numbers by document are for one thread each.
        _idOf = new long[reader.MaxDoc];
        for (var slot = 0; slot < Ids.Length; slot++) _idOf[_documents[slot]] = Ids[slot];
        Facets = reader.NumDocs == 0 ? null : new DefaultSortedSetDocValuesReaderState(reader);
        _words = new(CountWords);
        State = new(generation.Number + (int)commit.Generation - 1, Ids.Length, generation.Path, commit.FileNames.Sum(name => commit.Directory.FileLength(name)), CommitNote.Read(commit.UserData).BuiltAt);
    }

    public IndexGeneration Generation { get; }

    public override string Name { get; }

    public override IndexState State { get; }

    public IndexSearcher Searcher { get; }

    /// <summary>For counting facets; null where there are no actors.</summary>
    public SortedSetDocValuesReaderState? Facets { get; }

    /// <summary>Keys of the actors, ascending.</summary>
    public long[] Ids { get; }

    /// <summary>By the same slots, digests of what the index holds of them.</summary>
    public ulong[] Fingerprints { get; }

    public static string NameOf(IndexGeneration generation, long commit) => FormattableString.Invariant($"{Path.GetFileName(generation.Path)}/{commit}");

    /// <summary>Opens the newest commit of a generation, sharing with an older reader of it what both have.</summary>
    /// <exception cref="IndexDamagedException">It is not an index of actors, or not what was written.</exception>
    public static LuceneReader Open(IndexGeneration generation, LuceneReader? before)
    {
        DirectoryReader? reader = null;
        try
        {
            if (before?.Generation != generation) before = null;
            reader = before is null ? DirectoryReader.Open(new IndexDirectory(generation.Path)) : DirectoryReader.OpenIfChanged(before._reader);
            if (reader is null) throw new IndexDamagedException("it has no newer state.");
            var note = CommitNote.Read(reader.IndexCommit.UserData);
            if (!note.IsOurs) throw new IndexDamagedException("it is no index of actors.");
            if (note.Format != CommitNote.CurrentFormat) throw new OtherVersionException();
            return new(generation, reader, Check(reader.IndexCommit, before?._whole ?? []));
        }
        catch (OtherVersionException)
        {
            reader?.Dispose();
            throw;
        }
        catch (Exception e)
        {
            // Whatever an index that was garbled makes of itself: a part of it that cannot be read, or a length of nonsense.
            reader?.Dispose();
            throw e as IndexDamagedException ?? new IndexDamagedException(e.Message, e);
        }
    }

    public IndexedActor? Read(long id)
    {
        var slot = Array.BinarySearch(Ids, id);
        if (slot < 0) return null;
        var profile = _reader.Document(_documents[slot], ProfileOnly).GetBinaryValue(ActorFields.Profile);
        return StoredProfile.Read(profile.Bytes.AsSpan(profile.Offset, profile.Length));
    }

    public long IdOf(int document) => _idOf[document];

    public bool IsCommon(string term) => IndexedWords.IsCommon(_reader.DocFreq(new(ActorFields.Any, term)), Ids.Length);

    public IReadOnlyList<WordCount> Words() => _words.Value;

    /// <summary>Names by a folded beginning, in the order of the folded names.</summary>
    public IReadOnlyList<Completion> NamesFrom(string beginning, int rank, int most)
    {
        var found = new List<(string Key, long Id, string Name)>();
        var last = "";
        foreach (var (term, documents) in Terms(ActorFields.Called(rank), beginning))
        {
            var end = term.IndexOf(ActorFields.NameEnd, StringComparison.Ordinal);
            var key = term[..end];
            if (found.Count >= most && key != last) break;
            last = key;
            found.AddRange(Live(documents()).Select(id => (key, id, term[(end + 1)..])));
        }

        return [.. found.OrderBy(name => name.Key, StringComparer.Ordinal).ThenBy(name => name.Id).Take(most).Select(name => new Completion(name.Name, name.Id))];
    }

    /// <summary>The terms of a field that begin so, in their order; no more than one more than are wanted.</summary>
    public IReadOnlyList<string> Beginning(string field, string beginning, int most) => [.. Terms(field, beginning).Select(term => term.Term).Take(most + 1)];

    /// <summary>Whether every file is still what was written. Reads all of them.</summary>
    public bool IsWhole()
    {
        try
        {
            Check(_reader.IndexCommit, []);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    protected override void Close() => _reader.Dispose();

    // Every file of an index ends in a sum of its bytes. One that was found to agree with it is not read again for the commits that go on using it.
    private static HashSet<string> Check(IndexCommit commit, HashSet<string> known)
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in commit.FileNames)
        {
            // The list of the others has a sum of another kind, which opening has compared.
            if (name != commit.SegmentsFileName && !known.Contains(name))
            {
                using var input = commit.Directory.OpenInput(name, IOContext.READ_ONCE);
                CodecUtil.ChecksumEntireFile(input);
            }

            whole.Add(name);
        }

        return whole;
    }

    private static (long[] Ids, ulong[] Fingerprints, int[] Documents) Columns(DirectoryReader reader)
    {
        var (ids, rest) = (new long[reader.NumDocs], new (ulong Fingerprint, int Document)[reader.NumDocs]);
        var slot = 0;
        foreach (var leaf in reader.Leaves)
        {
            var (keys, fingerprints, live) = (leaf.AtomicReader.GetNumericDocValues(ActorFields.Id), leaf.AtomicReader.GetNumericDocValues(ActorFields.Fingerprint), leaf.AtomicReader.LiveDocs);
            for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
            {
                if (live?.Get(document) == false) continue;
                ids[slot] = keys.Get(document);
                rest[slot++] = (unchecked((ulong)fingerprints.Get(document)), leaf.DocBase + document);
            }
        }

        Array.Sort(ids, rest);
        return (ids, [.. rest.Select(actor => actor.Fingerprint)], [.. rest.Select(actor => actor.Document)]);
    }

    // Words of deleted documents stay in the index for a while, and are not counted.
    private List<WordCount> CountWords() =>
        [.. Terms(ActorFields.Any, "").Where(term => IndexedWords.IsWord(term.Term)).Select(term => new WordCount(term.Term, Count(term.Documents()))).Where(word => word.Actors > 0)];

    private static int Count(DocsEnum documents)
    {
        var count = 0;
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
        return count;
    }

    private IEnumerable<long> Live(DocsEnum documents)
    {
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) yield return IdOf(documents.DocID);
    }

    private IEnumerable<(string Term, Func<DocsEnum> Documents)> Terms(string field, string beginning)
    {
        if (MultiFields.GetTerms(_reader, field) is not { } all) yield break;
        var live = MultiFields.GetLiveDocs(_reader);
        var terms = all.GetEnumerator();
        var start = new BytesRef(beginning);
        if (terms.SeekCeil(start) == TermsEnum.SeekStatus.END) yield break;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, start)) yield break;
            yield return (terms.Term.Utf8ToString(), () => terms.Docs(live, null, DocsFlags.NONE));
        }
        while (terms.MoveNext());
    }
}
