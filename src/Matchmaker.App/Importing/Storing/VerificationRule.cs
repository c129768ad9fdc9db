using System.Globalization;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing.Storing;

/// <summary>
/// What a file's word on an actor's verification is worth. A register's file is evidence and the decision a person's: a claim makes an
/// unverified actor pending, with the claim as its evidence, and changes nothing that somebody decided. Where the file is trusted, and for
/// fictional actors, the claim is the decision, unless the registry holds a newer one.
/// </summary>
internal sealed class VerificationRule(bool trusts, DateTimeOffset now)
{
    public bool Trusts(Actor actor) => trusts || actor.IsDemo;

    /// <summary>The actor's verification with the claim heard; the same object where it changes nothing.</summary>
    public Verification Hear(Actor actor, VerificationClaim claim, bool mayReplace)
    {
        var held = actor.Verification;
        var isOpen = held.State is VerificationState.Unverified or VerificationState.Pending;
        if (!Trusts(actor)) return held.State == VerificationState.Unverified ? Wait(claim) : held;
        if (held.State != VerificationState.Unverified && !mayReplace) return held;
        if (!isOpen && !(claim.At > held.DecidedAt)) return held;
        return held.State == claim.State && held.DecidedBy == claim.By && held.DecidedAt == claim.At && held.Evidence == claim.Evidence
            ? held
            : new() { State = claim.State, DecidedBy = claim.By, DecidedAt = claim.At, Evidence = claim.Evidence };
    }

    private Verification Wait(VerificationClaim claim)
    {
        var said = $"{claim.File} says: {Codes.Kebab(claim.State.ToString())}"
            + (claim.By is { } who ? $" by {who}" : "")
            + (claim.At is { } at ? $" on {at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")
            + (claim.Evidence is { } evidence ? $" ({evidence})" : "");
        return new()
        {
            State = VerificationState.Pending,
            DecidedBy = "import",
            DecidedAt = now,
            Evidence = said.Length <= RegistryRules.LongTextLength ? said : said[..RegistryRules.LongTextLength],
        };
    }
}
