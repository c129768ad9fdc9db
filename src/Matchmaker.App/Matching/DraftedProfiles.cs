using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Reads drafts of profiles as the snapshot reads stored ones.</summary>
internal static class DraftedProfiles
{
    /// <summary>The draft as one row in the columns of a table.</summary>
    public static ProfileTable RowOf(ProfileDraft draft, ActorProfileTable table)
    {
        var builder = new ActorProfileTableBuilder();
        builder.Add(0, ProfileText.Of(draft.Sectors, draft.Languages, draft.Name, draft.Description, Lines(InterestKind.Offer, draft.Offers).Concat(Lines(InterestKind.Need, draft.Needs))));
        return builder.BuildRow(table);
    }

    private static IEnumerable<(InterestKind, string?, string?)> Lines(InterestKind kind, IEnumerable<InterestDraftLine> lines) =>
        lines.Where(line => !line.IsEmpty).Select(line => (kind, string.IsNullOrWhiteSpace(line.Tag) ? null : line.Tag, line.Text));
}
