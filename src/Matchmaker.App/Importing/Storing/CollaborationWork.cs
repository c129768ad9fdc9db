using Matchmaker.App.Collaborations;

namespace Matchmaker.App.Importing.Storing;

/// <summary>A collaboration while a batch of rows is worked on.</summary>
internal sealed class CollaborationWork(Collaboration collaboration, bool isNew)
{
    public Collaboration Collaboration { get; set; } = collaboration;

    public bool IsNew { get; } = isNew;

    public bool HasChanged { get; set; }
}
