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
        foreach (var sector in draft.Sectors) builder.AddSector(0, sector);
        foreach (var language in draft.Languages) builder.AddLanguage(0, language);
        builder.AddText(0, draft.Name);
        builder.AddText(0, draft.Description);
        foreach (var (kind, lines) in new[] { (InterestKind.Offer, draft.Offers), (InterestKind.Need, draft.Needs) })
            foreach (var line in lines.Where(line => !line.IsEmpty)) builder.AddInterest(0, kind, string.IsNullOrWhiteSpace(line.Tag) ? null : line.Tag, line.Text);
        return builder.BuildRow(table);
    }
}
