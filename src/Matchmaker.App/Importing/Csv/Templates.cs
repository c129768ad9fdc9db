using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Importing.Csv;

/// <summary>The product's own tables, as <c>data/templates/</c> shows them.</summary>
internal static class Templates
{
    public static readonly IReadOnlyList<TableFormat> All = [ActorTemplate.Format, CollaborationTemplate.Format, ParticipationTemplate.Format, FeedbackTemplate.Format];
}
