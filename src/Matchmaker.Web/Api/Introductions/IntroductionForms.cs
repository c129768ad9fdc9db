using Matchmaker.App.Introductions;
using Matchmaker.Web.Api.Suggestions;

namespace Matchmaker.Web.Api.Introductions;

/// <summary>Shows introductions as the API does.</summary>
internal static class IntroductionForms
{
    public static IntroductionResource Show(IntroductionLine line) => new()
    {
        Id = line.Id,
        IsOurs = line.IsOurs,
        Partner = SuggestionForms.Reference(line.Partner),
        State = line.State,
        AskedAt = line.AskedAt,
        UpdatedAt = line.UpdatedAt,
        LastText = line.LastText,
        WaitsForUs = line.WaitsForUs,
    };

    public static ThreadResource Show(IntroductionThread thread) => new()
    {
        Introduction = Show(thread.Line),
        OwnActorId = thread.OwnActorId,
        Introducer = thread.Introducer is { } third ? SuggestionForms.Reference(third) : null,
        Messages = [.. thread.Messages.Select(one => new MessageResource
        {
            Id = one.Id, IsOurs = one.IsOurs, Author = one.Author, State = one.State, IsReminder = one.IsReminder, Text = one.Text, At = one.At,
        })],
        Contact = thread.Contact is { } contact ? new() { Person = contact.Person, Email = contact.Email, Phone = contact.Phone, Note = contact.Note } : null,
        CanRemind = thread.CanRemind,
        CollaborationId = thread.CollaborationId,
    };
}
