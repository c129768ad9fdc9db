using Matchmaker.App.Collaborations;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Collaborations;

/// <summary>Shows collaborations as the API does, and reads what is told of them.</summary>
internal static class CollaborationForms
{
    public static CollaborationResource Show(Collaboration collaboration) => new()
    {
        Id = collaboration.Id,
        Kind = collaboration.Kind,
        Title = collaboration.Title,
        Text = collaboration.Text,
        StartDate = collaboration.StartDate,
        EndDate = collaboration.EndDate,
        Sectors = collaboration.Sectors,
        ExternalId = collaboration.ExternalScheme is { } scheme ? $"{scheme}:{collaboration.ExternalValue}" : null,
        Participants = [.. collaboration.Participations.OrderBy(p => p.ActorId).ThenBy(p => p.Role, StringComparer.Ordinal)
            .Select(p => new ParticipantResource { Actor = ActorForms.Reference(p.Actor!), Role = p.Role })],
    };

    public static NewCollaboration Read(CollaborationForm form) => new()
    {
        Kind = form.Kind,
        Title = form.Title,
        Text = form.Text,
        StartDate = form.StartDate,
        EndDate = form.EndDate,
        Sectors = form.Sectors,
        Participants = [.. form.Participants.Select(participant => new NewParticipant(participant.ActorId, participant.Role))],
    };
}
