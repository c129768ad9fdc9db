using System.Globalization;
using Matchmaker.App.Search.Queries;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>
/// Writes an index file that nobody reads yet: an empty one, or a copy of the one that serves. Nothing is protected against a crash, since a file
/// counts only once it is finished and has its name.
/// </summary>
internal sealed class IndexWriter : IDisposable
{
    // Stands between texts of one field, so that no phrase is found across them.
    private const string Gap = " · ";

    // A term with this part of the actors takes long to read: such terms are listed, to be read ahead.
    private const int WidePart = 100;
    private const int FewestWide = 8;

    private static readonly SearchField[] Fields = Enum.GetValues<SearchField>();

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _putTexts;
    private readonly SqliteCommand _putProfile;
    private readonly SqliteCommand _putName;
    private readonly SqliteCommand[] _remove;

    public IndexWriter(string path, bool isNew)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;");
        if (isNew) Run($"PRAGMA application_id = {IndexFormat.ApplicationId}; PRAGMA user_version = {IndexFormat.SchemaVersion}; {IndexFormat.Schema}");
        _transaction = _connection.BeginTransaction();
        _putTexts = Command("INSERT INTO texts(rowid, name, aliases, sectors, offers, needs, place, description, marked, concepts) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", 10);
        _putProfile = Command("INSERT INTO profiles(id, profile) VALUES ($0, $1)", 2);
        _putName = Command("INSERT OR IGNORE INTO names(key, rank, id, name) VALUES ($0, $1, $2, $3)", 4);
        _remove = [Command("DELETE FROM texts WHERE rowid = $0", 1), Command("DELETE FROM profiles WHERE id = $0", 1), Command("DELETE FROM names WHERE id = $0", 1)];
    }

    public void Put(IndexedActor actor, byte[] profile)
    {
        var texts = actor.Texts().Select(text => (text.Field, Tokens: TextAnalyser.Analyse(text.Text))).ToList();
        var values = new object[10];
        values[0] = actor.Id;
        foreach (var field in Fields)
            values[1 + (int)field] = string.Join(Gap, texts.Where(text => text.Field == field).Select(text => string.Join(' ', text.Tokens.Select(token => token.Term))));
        values[8] = string.Join(' ', texts.SelectMany(text => text.Tokens).Select(token => token.Marked).OfType<string>().Distinct(StringComparer.Ordinal));
        values[9] = string.Join(' ', Concepts.Of(actor).Order(StringComparer.Ordinal));
        Run(_putTexts, values);
        Run(_putProfile, actor.Id, profile);
        foreach (var name in actor.Aliases.Prepend(actor.Name))
            foreach (var (key, rank) in NameBeginnings.Of(name)) Run(_putName, key, rank, actor.Id, name);
    }

    public void Remove(long id)
    {
        foreach (var command in _remove) Run(command, id);
    }

    /// <param name="columns">Of all actors.</param>
    /// <param name="drift">How many actors have changed since the index was last tidied; at 0 it is tidied now.</param>
    /// <param name="builtAt">The time to note.</param>
    public void Finish(ActorColumns columns, int drift, DateTimeOffset builtAt)
    {
        if (drift == 0)
        {
            Run("INSERT INTO texts(texts) VALUES ('optimize'); DELETE FROM wide;");
            using var wide = Command("INSERT INTO wide(term, actors) SELECT term, doc FROM vocabulary WHERE doc >= $0", 1);
            Run(wide, Math.Max(FewestWide, columns.Count / WidePart));
        }

        Run("DELETE FROM about");
        using var about = Command("INSERT INTO about(format, built_at, drift, columns) VALUES ($0, $1, $2, $3)", 4);
        Run(about, IndexFormat.Current, builtAt.ToString("O", CultureInfo.InvariantCulture), drift, columns.ToBytes());
        _transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in _remove.Append(_putTexts).Append(_putProfile).Append(_putName)) command.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string text, int parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = text;
        for (var at = 0; at < parameters; at++) command.Parameters.AddWithValue($"${at}", DBNull.Value);
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
    }

    private void Run(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
