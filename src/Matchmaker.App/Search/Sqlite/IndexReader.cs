using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Search.Following;
using Matchmaker.App.Search.Queries;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>One published index file, opened for reading: what filters need is in memory, words are looked up in the file and kept in a cache.</summary>
internal sealed class IndexReader : SharedReader
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _match;
    private readonly SqliteCommand _read;
    private readonly Lock _lock = new();
    private readonly PostingsCache _cache = new();
    private readonly Dictionary<string, int> _wide = new(StringComparer.Ordinal);
    private List<WordCount>? _words;

    private IndexReader(IndexFile file, SqliteConnection connection)
    {
        File = file;
        _connection = connection;
        if (Scalar("PRAGMA application_id") is not (long)IndexFormat.ApplicationId) throw new IndexDamagedException("it is no search index.");
        using (var about = Command("SELECT format, built_at, drift, columns FROM about"))
        using (var row = about.ExecuteReader())
        {
            if (!row.Read()) throw new IndexDamagedException("it was never finished.");
            Format = row.GetString(0);
            BuiltAt = DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture);
            Drift = row.GetInt32(2);
            Columns = Format == IndexFormat.Current ? ActorColumns.FromBytes((byte[])row[3]) : ActorColumns.Build([]);
        }

        _match = Command($"SELECT rowid, bm25(texts, {IndexFormat.Weights}) FROM texts WHERE texts MATCH $0", "");
        _read = Command("SELECT profile FROM profiles WHERE id = $0", 0L);
        using var wide = Command("SELECT term, actors FROM wide ORDER BY actors DESC");
        using var rows = wide.ExecuteReader();
        while (rows.Read()) _wide.Add(rows.GetString(0), rows.GetInt32(1));
    }

    public IndexFile File { get; }

    public override string Name => Path.GetFileName(File.Path);

    public override IndexState State => new(File.Version, Columns.Count, File.Path, new FileInfo(File.Path) is { Exists: true } file ? file.Length : 0, BuiltAt);

    public string Format { get; }

    public DateTimeOffset BuiltAt { get; }

    /// <summary>How many actors have changed since the index was last tidied.</summary>
    public int Drift { get; }

    public ActorColumns Columns { get; }

    /// <exception cref="IndexDamagedException">It is not an index, or not what was written.</exception>
    public static IndexReader Open(IndexFile file)
    {
        SqliteConnection? connection = null;
        try
        {
            if (!SqliteFiles.IsWhole(file)) throw new IndexDamagedException("its content is not what was written.");
            connection = new(new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using (var pragma = connection.CreateCommand())
            {
                pragma.CommandText = "PRAGMA cache_size = -8192;";
                pragma.ExecuteNonQuery();
            }

            return new(file, connection);
        }
        catch (Exception e) when (IsDamage(e))
        {
            connection?.Dispose();
            throw e as IndexDamagedException ?? new IndexDamagedException(e.Message, e);
        }
    }

    /// <summary>Those with terms next to each other.</summary>
    public Postings Words(WordsNode node) =>
        Match($"{IndexFormat.Column(node.Field)} : \"{string.Join(' ', node.Terms)}\"{(node.IsBeginning ? "*" : "")}").Times(node.Boost);

    /// <summary>Those with one indexed term as it is: a concept, or a spelling.</summary>
    public Postings Term(string term, float boost) => Match($"\"{term}\"").Times(boost);

    /// <summary>Those whose name or alias is just this, once folded.</summary>
    public IReadOnlyList<long> Called(string name) => Guarded(() =>
    {
        using var command = Command("SELECT id FROM names WHERE rank = 0 AND key = $0", name);
        return Rows(command, row => row.GetInt64(0));
    });

    public IReadOnlyList<Completion> NamesFrom(string beginning, int rank, int most) => Guarded(() =>
    {
        using var command = Command("SELECT name, id FROM names WHERE rank = $0 AND key >= $1 AND key < $2 ORDER BY key LIMIT $3", rank, beginning, beginning + "\U0010FFFF", most);
        return Rows(command, row => new Completion(row.GetString(0), row.GetInt64(1)));
    });

    public IndexedActor? Read(long id) => Guarded(() =>
    {
        _read.Parameters[0].Value = id;
        return _read.ExecuteScalar() is byte[] profile ? StoredProfile.Read(profile) : null;
    });

    public bool IsCommon(string term) => IndexedWords.IsCommon(_wide.GetValueOrDefault(term), Columns.Count);

    public IReadOnlyList<WordCount> WordCounts() => _words ?? Guarded(() =>
    {
        using var command = Command("SELECT term, doc FROM vocabulary");
        return _words = Rows(command, row => new WordCount(row.GetString(0), row.GetInt32(1)))
            .Where(word => IndexedWords.IsWord(word.Word)).ToList();
    });

    /// <summary>Reads every term that takes long, once.</summary>
    public void Warm(CancellationToken cancellationToken)
    {
        foreach (var term in _wide.Keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Match($"\"{term}\"");
        }
    }

    public static bool IsDamage(Exception e) => e is IndexDamagedException or SqliteException or JsonException or IOException or FormatException or InvalidCastException or OverflowException or ArgumentException;

    protected override void Close()
    {
        _match.Dispose();
        _read.Dispose();
        _connection.Dispose();
    }

    private Postings Match(string match)
    {
        if (_cache.Find(match) is { } known) return known;
        var found = Guarded(() => ReadPostings(match));
        _cache.Add(match, found);
        return found;
    }

    /// <summary>
    /// The score is BM25 with the weight of rare terms as Lucene has it, which stays above zero for terms that most actors have: FTS5's own is divided out.
    /// </summary>
    private Postings ReadPostings(string match)
    {
        var (slots, scores, slot) = (new List<int>(), new List<float>(), 0);
        _match.Parameters[0].Value = match;
        using var rows = _match.ExecuteReader();
        while (rows.Read())
        {
            var id = rows.GetInt64(0);
            while (slot < Columns.Count && Columns.Ids[slot] < id) slot++;
            if (slot == Columns.Count || Columns.Ids[slot] != id) continue;
            slots.Add(slot);
            scores.Add(-(float)rows.GetDouble(1));
        }

        var (all, with) = ((double)Columns.Count, slots.Count);
        var factor = (float)(Math.Log(1 + ((all - with + 0.5) / (with + 0.5))) / Math.Max(1e-6, Math.Log((all - with + 0.5) / (with + 0.5))));
        return new([.. slots], [.. scores.Select(score => score * factor)]);
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            lock (_lock) return read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw e as IndexDamagedException ?? new IndexDamagedException(e.Message, e);
        }
    }

    private SqliteCommand Command(string text, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var at = 0; at < values.Length; at++) command.Parameters.AddWithValue($"${at}", values[at]);
        return command;
    }

    private object? Scalar(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar();
    }

    private static List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var found = new List<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }
}
