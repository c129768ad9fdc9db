using Matchmaker.App.Search.Following;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>What an index file looks like, and which files this version can read.</summary>
internal static class IndexFormat
{
    /// <summary>"Mmix": tells an index from other SQLite files.</summary>
    public const int ApplicationId = 0x4D6D6978;

    /// <summary>Changes with the tables, and with what is written into them.</summary>
    public const int SchemaVersion = 1;

    public const string Schema = """
        CREATE VIRTUAL TABLE texts USING fts5(name, aliases, sectors, offers, needs, place, description, marked, concepts,
            content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab(texts, 'row');
        CREATE TABLE profiles(id INTEGER PRIMARY KEY, profile BLOB NOT NULL);
        CREATE TABLE names(key TEXT NOT NULL, rank INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(rank, key, id)) WITHOUT ROWID;
        CREATE INDEX names_of ON names(id);
        CREATE TABLE wide(term TEXT PRIMARY KEY, actors INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE about(format TEXT NOT NULL, built_at TEXT NOT NULL, drift INTEGER NOT NULL, columns BLOB NOT NULL);
        """;

    /// <summary>Weights of the columns of <c>texts</c>, in their order: a name far outweighs a description.</summary>
    public const string Weights = "12.0, 8.0, 4.0, 3.0, 3.0, 3.0, 1.0, 1.0, 2.0";

    /// <summary>An index of another format is built anew.</summary>
    public static string Current { get; } = $"{SchemaVersion}.{IndexVocabulary.Version}";

    /// <summary>The column filter of a field; of everything that an actor says where null, since nobody types the keys of concepts.</summary>
    public static string Column(SearchField? field) => field switch
    {
        null => "- {marked concepts}",
        SearchField.Name => "{name aliases}",
        { } one => $"{{{AspectCodes.Spell(one)}}}",
    };
}
