using System.Net.Mail;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Lists;
using Matchmaker.App.Notifications;
using Matchmaker.App.Pushing;
using Matchmaker.App.Webhooks;
using static Matchmaker.App.Storage.RegistryRules;

namespace Matchmaker.App.Storage;

/// <summary>The rules of what belongs to people and their work, as <see cref="RegistryRules"/> are those of the registry; asked through them.</summary>
internal static class AccountRules
{
    private const int HashLength = 64;
    private const int LongestMail = 500_000;

    public static IReadOnlyList<RuleViolation> Check(object record) => record switch
    {
        Account account => [.. Required("name", account.Name, NameLength), .. Email("e-mail address", account.Email), .. Defined("role", account.Staff), .. AtMost("culture", account.Culture, CodeLength)],
        Membership membership => [.. Defined("role", membership.Role)],
        Invitation invitation => Check(invitation),
        ActorClaim claim => Check(claim),
        ApiKey key => Check(key),
        ActorContact contact => Check(contact),
        PartnerNote note => Check(note),
        IntroductionMessage message => Check(message),
        CuratedList list => [.. Required("name", list.Name, NameLength), .. AtMost("description", list.Description, LongTextLength)],
        CuratedListEntry entry => [.. AtMost("note", entry.Note, ReasonLength)],
        WebhookSubscription webhook => Check(webhook),
        WebhookDelivery delivery => [.. Required("event", delivery.EventId, CodeLength), .. Required("type", delivery.Type, CodeLength), .. Required("payload", delivery.Payload, LongTextLength), .. AtMost("problem", delivery.Problem, ReasonLength)],
        OutboxMail mail => Check(mail),
        AuditEntry entry => [.. Required("action", entry.Action, CodeLength), .. AtMost("subject", entry.Subject, CodeLength), .. AtMost("details", entry.Details, LongTextLength), .. AtMost("address", entry.Address, CodeLength)],
        IdempotentReply reply => [.. Required("key", reply.Key, CodeLength), .. Required("caller", reply.Caller, CodeLength), .. Hash("request", reply.RequestHash)],
        ProtectionKey key => [.. Required("name", key.Name, NameLength), .. Required("key", key.Xml, LongTextLength)],
        _ => PushRules.Check(record),
    };

    private static List<RuleViolation> Check(Invitation invitation)
    {
        List<RuleViolation> found = [.. Email("e-mail address", invitation.Email), .. Defined("role", invitation.Role), .. Hash("secret", invitation.SecretHash)];
        if (invitation.ExpiresAt <= invitation.InvitedAt) found.Add(new("expires at", "lies before the invitation."));
        return found;
    }

    private static List<RuleViolation> Check(ActorClaim claim)
    {
        List<RuleViolation> found = [.. AtMost("evidence", claim.Evidence, LongTextLength), .. AtMost("answer", claim.Answer, ReasonLength), .. Defined("state", claim.State)];
        if (claim.ActorId is null && claim.Actor is null && claim.Proposal is null) found.Add(new("actor", "choose one of the registry, or propose a new one."));
        if (claim.State is ClaimState.Accepted or ClaimState.Refused && claim.DecidedAt is null) found.Add(new("state", "a decision needs its time."));
        if (claim.Proposal is { } proposal)
            found.AddRange(RegistryRules.Check(new Registry.Actor
            {
                Name = proposal.Name,
                Kind = proposal.Kind,
                Helix = proposal.Helix,
                Country = proposal.Country,
                City = proposal.City,
                Website = proposal.Website,
                Description = proposal.Description,
            }));
        return found;
    }

    private static List<RuleViolation> Check(ApiKey key)
    {
        List<RuleViolation> found = [.. Required("name", key.Name, NameLength), .. Required("prefix", key.Prefix, CodeLength), .. Hash("key", key.Hash)];
        var allowed = key.ActorId is null && key.Actor is null ? ApiScope.OfSecretariat : ApiScope.OfOrganisations;
        if (key.Scopes.Count == 0) found.Add(new("scopes", $"choose at least one of {string.Join(", ", allowed)}."));
        foreach (var scope in key.Scopes.Except(allowed)) found.Add(new("scopes", $"'{scope}' is none of {string.Join(", ", allowed)}."));
        return found;
    }

    private static List<RuleViolation> Check(ActorContact contact)
    {
        List<RuleViolation> found = [.. AtMost("contact person", contact.Person, NameLength), .. AtMost("phone", contact.Phone, CodeLength), .. AtMost("contact note", contact.Note, ReasonLength)];
        if (!string.IsNullOrEmpty(contact.Email)) found.AddRange(Email("contact e-mail", contact.Email));
        return found;
    }

    private static List<RuleViolation> Check(PartnerNote note)
    {
        List<RuleViolation> found = [.. Required("note", note.Text, ReasonLength)];
        if (note.ActorId != 0 && note.ActorId == note.PartnerId) found.Add(new("partner", "a note is about somebody else."));
        return found;
    }

    private static List<RuleViolation> Check(IntroductionMessage message)
    {
        List<RuleViolation> found = [.. AtMost("message", message.Text, LongTextLength)];
        if (message.State is { } state) found.AddRange(Defined("state", state));
        else if (!message.IsReminder && string.IsNullOrWhiteSpace(message.Text)) found.Add(new("message", "write something."));
        return found;
    }

    private static List<RuleViolation> Check(WebhookSubscription webhook)
    {
        List<RuleViolation> found = [.. Required("address", webhook.Url, WebsiteLength), .. Required("secret", webhook.ProtectedSecret, ReasonLength)];
        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            found.Add(new("address", "must be a web address that begins with https://."));
        if (webhook.Events.Count == 0) found.Add(new("events", $"choose at least one of {string.Join(", ", WebhookEvent.All)}."));
        foreach (var code in webhook.Events.Except(WebhookEvent.All)) found.Add(new("events", $"'{code}' is none of {string.Join(", ", WebhookEvent.All)}."));
        return found;
    }

    private static List<RuleViolation> Check(OutboxMail mail) =>
    [
        .. Required("key", mail.Key, KeyLength),
        .. Required("kind", mail.Kind, CodeLength),
        .. Email("to", mail.To),
        .. Required("subject", mail.Subject, NameLength),
        .. AtMost("text", mail.Text, LongestMail),
        .. AtMost("page", mail.Html, LongestMail),
        .. AtMost("unsubscribe address", mail.UnsubscribeUrl, ReasonLength),
        .. AtMost("problem", mail.Problem, ReasonLength),
        .. Defined("state", mail.State),
    ];

    private static IEnumerable<RuleViolation> Email(string field, string? address)
    {
        foreach (var violation in Required(field, address, NameLength)) yield return violation;
        if (!string.IsNullOrWhiteSpace(address) && !(MailAddress.TryCreate(address, out var parsed) && parsed.Address == address))
            yield return new(field, "is not an e-mail address, such as name@example.org.");
    }

    private static IEnumerable<RuleViolation> Hash(string field, string? hash)
    {
        if (hash?.Length != HashLength) yield return new(field, "must be stored as its SHA-256.");
    }
}
