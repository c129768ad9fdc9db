namespace Matchmaker.App.Demo;

/// <summary>One made-up collaboration, its participants by index, the lead first.</summary>
internal sealed record DemoCollaboration(
    int Index, string Kind, string Title, string Text, DateOnly Start, DateOnly End, IReadOnlyList<string> Sectors, IReadOnlyList<DemoParticipant> Participants)
{
    public string Id => DemoNames.CollaborationId(Index);
}
