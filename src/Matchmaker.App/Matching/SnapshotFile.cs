using System.Text;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Matching;

/// <summary>
/// The last snapshot on disk, among the models: a program that starts again on an unchanged registry need not cut every text once more. Made anew whenever the registry or the program is another; a
/// damaged file is as good as none.
/// </summary>
internal static class SnapshotFile
{
    private const string Origin = "origin";
    private const string Ids = "actor.ids";
    private const string Labels = "actor.labels";
    private const string Collaborations = "collaborations";
    private const string Members = "collaborations.members";
    private const string CollaborationThemes = "collaborations.themes";
    private const string Leaders = "collaborations.leaders";
    private const string CollaborationIds = "collaborations.ids";
    private const string LeftOut = "words.left-out";
    private const string NameLists = "names";
    private const int NameListCount = 8;
    private const int LabelsOfActor = 4;
    private const int NumbersOfCollaboration = 5;

    private static readonly string[] Tables = ["sectors", "needs", "offers", "words", "languages"];

    /// <summary>The registry as it is now: from the file where that is of now, else from the registry.</summary>
    public static async Task<RegistrySnapshot> LoadAsync(RegistryDatabase database, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
        return await LoadAsync(database, context, await RegistryStamp.OfAllAsync(database, context, cancellationToken), cancellationToken);
    }

    /// <summary>The same, within a <see cref="ReadMoment"/> in which the registry's stamp was read.</summary>
    public static async Task<RegistrySnapshot> LoadAsync(RegistryDatabase database, RegistryContext context, string stamp, CancellationToken cancellationToken)
    {
        var (path, origin) = (PathOf(database), OriginOf(stamp));
        if (Read(path, origin, Decode) is { } kept) return kept;
        var reading = await RegistryReader.ReadAsync(context, cancellationToken);
        Write(path, origin, reading);
        return reading.Snapshot;
    }

    /// <summary>The registry as it is after changes to an earlier snapshot, which is in the file; null where it is not there any more, or the changes are too many.</summary>
    /// <param name="database">The registry.</param>
    /// <param name="context">Within the <see cref="ReadMoment"/> that the changes were asked in.</param>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="stampBefore">Its stamp.</param>
    /// <param name="changes">What has changed since.</param>
    /// <param name="stamp">The registry's stamp now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<RegistrySnapshot?> UpdateAsync(
        RegistryDatabase database, RegistryContext context, RegistrySnapshot before, string stampBefore, RegistryChanges changes, string stamp, CancellationToken cancellationToken)
    {
        var path = PathOf(database);
        if (Read(path, OriginOf(stampBefore), file => DecodeRest(file, before)) is not { } reading) return null;
        var updated = await RegistryReader.UpdateAsync(context, reading, changes, cancellationToken);
        if (updated is not null) Write(path, OriginOf(stamp), updated);
        return updated?.Snapshot;
    }

    /// <summary>Lets the next loading read the registry.</summary>
    public static void Forget(RegistryDatabase database)
    {
        try
        {
            File.Delete(PathOf(database));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone with its folder, or read by another program just now: it is of the same registry anyway.
        }
    }

    internal static string PathOf(RegistryDatabase database) => Path.Combine(database.ModelsFolder, $"registry-{database.ShortName}.snapshot");

    // Another build may cut texts differently, or know another taxonomy.
    private static string OriginOf(string stamp) => $"{typeof(SnapshotFile).Assembly.ManifestModule.ModuleVersionId} {stamp}";

    private static T? Read<T>(string path, string origin, Func<ModelContainer, T?> decode) where T : class
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0) return null;
            using var bytes = new MappedBytes(path);
            var file = ModelContainer.Read(bytes.Memory);
            return Encoding.UTF8.GetString(file.Bytes(Origin).Span) == origin ? decode(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ModelFormatException)
        {
            return null;
        }
    }

    // Nothing is lost where it cannot be written: the next start takes longer.
    private static void Write(string path, string origin, RegistryReading reading)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew)) ModelContainer.Write(stream, Encode(origin, reading));
            File.Move(temporary, path, overwrite: true);

            // What a program left that was killed while it wrote. One that writes at this moment at most writes in vain.
            foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*.tmp")) File.Delete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (Exception notEvenThat) when (notEvenThat is IOException or UnauthorizedAccessException)
            {
                // The folder is gone or closed to us: there is nothing to clear away.
            }
        }
    }

    private static List<ModelSection> Encode(string origin, RegistryReading reading)
    {
        var snapshot = reading.Snapshot;
        var traits = snapshot.Traits;
        int[] labels = [.. traits.Country, .. traits.City, .. traits.Helix, .. traits.Size];
        var (numbers, members, themes, leaders) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        var all = snapshot.Collaborations;
        for (var c = 0; c < all.CollaborationCount; c++)
        {
            numbers.AddRange([all.Day(c), BitConverter.SingleToInt32Bits(all.Weight(c)), all.Size(c), all.Themes(c).Length, all.Leaders(c).Length]);
            members.AddRange(all.Members(c));
            themes.AddRange(all.Themes(c));
            leaders.AddRange(all.Leaders(c));
        }

        var profiles = snapshot.Profiles;
        List<ModelSection> sections =
        [
            new(Origin, Encoding.UTF8.GetBytes(origin)), ModelSection.Of<long>(Ids, snapshot.ActorIds), ModelSection.Of<int>(Labels, labels),
            ModelSection.Of<int>(Collaborations, [.. numbers]), ModelSection.Of<int>(Members, [.. members]), ModelSection.Of<int>(CollaborationThemes, [.. themes]),
            ModelSection.Of<int>(Leaders, [.. leaders]),
            ModelSection.Of<long>(CollaborationIds, reading.CollaborationIds),
            new(NameLists, Spell([snapshot.Countries, snapshot.Themes, profiles.Sectors, profiles.Interests, profiles.Words, profiles.Languages, snapshot.Cities, reading.LeftOut.Names])),
        ];
        foreach (var (table, rows) in Tables.Zip(profiles.Tables.Select(one => one.Rows)).Append((LeftOut, reading.LeftOut.Rows)))
            sections.AddRange([ModelSection.Of<int>(table + ".starts", rows.RowStarts), ModelSection.Of<int>(table + ".columns", rows.Columns), ModelSection.Of<float>(table + ".values", rows.Values)]);
        return sections;
    }

    private static RegistrySnapshot Decode(ModelContainer file)
    {
        var ids = file.Numbers<long>(Ids).ToArray();
        var names = ReadNames(file.Bytes(NameLists));
        int[] columns = [names[2].Length, names[3].Length, names[3].Length, names[4].Length, names[5].Length];
        SparseRows[] tables = [.. Tables.Zip(columns, (table, count) => ReadTable(file, table, count))];
        var profiles = new ActorProfileTable(new(tables[0], tables[1], tables[2], tables[3], tables[4]), names[2], names[3], names[4], names[5]);
        var actors = file.Numbers<int>(Labels).Length / LabelsOfActor;
        var traits = RegistrySnapshot.TraitsOf(Column(0), Column(1), Column(2), Column(3), profiles);
        return new(ids, traits, profiles, names[0], names[6], ReadCollaborations(file, actors), names[1]);

        int[] Column(int at) => file.Numbers<int>(Labels).Span.Slice(at * actors, actors).ToArray();
    }

    // Equal stamps mean equal content; to look costs nothing.
    private static RegistryReading? DecodeRest(ModelContainer file, RegistrySnapshot snapshot)
    {
        var collaborations = file.Numbers<long>(CollaborationIds).ToArray();
        if (!file.Numbers<long>(Ids).Span.SequenceEqual(snapshot.ActorIds) || collaborations.Length != snapshot.Collaborations.CollaborationCount) return null;
        var names = ReadNames(file.Bytes(NameLists))[^1];
        return new(snapshot, new(ReadTable(file, LeftOut, names.Length), names), collaborations);
    }

    private static SparseRows ReadTable(ModelContainer file, string table, int columns) =>
        new(columns, file.Numbers<int>(table + ".starts").ToArray(), file.Numbers<int>(table + ".columns").ToArray(), file.Numbers<float>(table + ".values").ToArray());

    private static Hypergraph ReadCollaborations(ModelContainer file, int actors)
    {
        var builder = new HypergraphBuilder(actors);
        var numbers = file.Numbers<int>(Collaborations).Span;
        var members = file.Numbers<int>(Members).Span;
        var themes = file.Numbers<int>(CollaborationThemes).Span;
        var leaders = file.Numbers<int>(Leaders).Span;
        for (; numbers.Length > 0; numbers = numbers[NumbersOfCollaboration..])
        {
            var (size, themeCount, leaderCount) = (numbers[2], numbers[3], numbers[4]);
            builder.Add(members[..size], numbers[0], BitConverter.Int32BitsToSingle(numbers[1]), themes[..themeCount], leaders[..leaderCount]);
            members = members[size..];
            themes = themes[themeCount..];
            leaders = leaders[leaderCount..];
        }

        return builder.Build();
    }

    private static byte[] Spell(IReadOnlyList<string>[] lists)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var list in lists)
        {
            writer.Write(list.Count);
            foreach (var name in list) writer.Write(name);
        }

        return bytes.ToArray();
    }

    private static string[][] ReadNames(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        var lists = new string[NameListCount][];
        for (var list = 0; list < lists.Length; list++)
        {
            lists[list] = new string[reader.ReadInt32()];
            for (var at = 0; at < lists[list].Length; at++) lists[list][at] = reader.ReadString();
        }

        return lists;
    }
}
