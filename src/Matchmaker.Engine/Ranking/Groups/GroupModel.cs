using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>
/// Everything that is needed to compute the signals of any group and candidate, as known on one day: the signals of pairs, and which collaborations each actor was in.
/// Immutable and safe for several threads; each takes its own <see cref="GroupSignalReader"/>.
/// </summary>
public sealed class GroupModel
{
    private GroupModel(SignalModel pairs, Hypergraph collaborations, int[] starts, int[] inCollaborations, SparseRows themeActivity)
    {
        Pairs = pairs;
        Collaborations = collaborations;
        CollaborationStarts = starts;
        InCollaborations = inCollaborations;
        ThemeActivity = themeActivity;
        ActiveOnTheme = themeActivity.Transpose();
    }

    /// <summary>The signals of pairs.</summary>
    public SignalModel Pairs { get; }

    /// <summary>What was known on that day, of at most the size that counts.</summary>
    public Hypergraph Collaborations { get; }

    /// <summary>Number of actors.</summary>
    public int ActorCount => Pairs.ActorCount;

    /// <summary>Where each actor's collaborations begin in <see cref="InCollaborations"/>; one more than actors.</summary>
    internal int[] CollaborationStarts { get; }

    internal int[] InCollaborations { get; }

    /// <summary>Actors × themes: number of collaborations, fading with age.</summary>
    internal SparseRows ThemeActivity { get; }

    /// <summary><see cref="ThemeActivity"/> by theme.</summary>
    internal SparseRows ActiveOnTheme { get; }

    /// <summary>Prepares. O(memberships · themes of a collaboration).</summary>
    /// <param name="pairs">The signals of pairs, made from the same collaborations.</param>
    /// <param name="collaborations">What is known on the model's day; nothing later.</param>
    /// <exception cref="ArgumentException">They are not of the same actors.</exception>
    public static GroupModel Build(SignalModel pairs, Hypergraph collaborations)
    {
        if (collaborations.ActorCount != pairs.ActorCount)
            throw new ArgumentException($"The signals are of {pairs.ActorCount} actors, the collaborations of {collaborations.ActorCount}.", nameof(collaborations));
        var used = collaborations.UpToSize(pairs.Options.MaximumSize);
        var starts = new int[used.ActorCount + 1];
        for (var c = 0; c < used.CollaborationCount; c++)
            foreach (var member in used.Members(c)) starts[member + 1]++;
        for (var actor = 0; actor < used.ActorCount; actor++) starts[actor + 1] += starts[actor];
        var next = starts.AsSpan(0, used.ActorCount).ToArray();
        var within = new int[used.MembershipCount];
        for (var c = 0; c < used.CollaborationCount; c++)
            foreach (var member in used.Members(c)) within[next[member]++] = c;
        return new(pairs, used, starts, within, AgedThemes(used, pairs));
    }

    /// <summary>The collaborations that an actor was in.</summary>
    internal ReadOnlySpan<int> CollaborationsOf(int actor) => InCollaborations.AsSpan(CollaborationStarts[actor], CollaborationStarts[actor + 1] - CollaborationStarts[actor]);

    /// <summary>What is left of a collaboration's weight on the model's day: half after each half-life. Undated ones count a quarter.</summary>
    internal float Fading(int collaboration)
    {
        var day = Collaborations.Day(collaboration);
        return day == Hypergraph.UnknownDay ? 0.25f : (float)Math.Pow(2, -Math.Max(0, Pairs.AsOfDay - day) / Pairs.Options.HalfLifeDays);
    }

    private static SparseRows AgedThemes(Hypergraph used, SignalModel pairs)
    {
        var (rows, columns, values, themes) = (new List<int>(), new List<int>(), new List<float>(), pairs.Themes.ColumnCount);
        for (var c = 0; c < used.CollaborationCount; c++)
        {
            var day = used.Day(c);
            var weight = day == Hypergraph.UnknownDay ? 0.25f : (float)Math.Pow(2, -Math.Max(0, pairs.AsOfDay - day) / pairs.Options.HalfLifeDays);
            foreach (var theme in used.Themes(c))
            {
                themes = Math.Max(themes, theme + 1);
                foreach (var member in used.Members(c))
                {
                    rows.Add(member);
                    columns.Add(theme);
                    values.Add(weight);
                }
            }
        }

        return SparseRows.FromEntries(used.ActorCount, themes, [.. rows], [.. columns], [.. values]);
    }
}
