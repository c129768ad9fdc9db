using System.Text.Json.Serialization;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Programmes;

/// <summary>Who may apply or be invited. What is empty asks for nothing.</summary>
public sealed record Eligibility
{
    public IReadOnlyList<Helix> Helices { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<ActorSize> Sizes { get; init; } = [];

    public bool OnlyVerified { get; init; }

    [JsonIgnore]
    public bool IsForAll => Helices.Count + Countries.Count + Sizes.Count == 0 && !OnlyVerified;

    /// <summary>Why an actor may not come in; null where it may.</summary>
    public string? Objection(Actor actor)
    {
        if (Helices.Count > 0 && !Helices.Contains(actor.Helix)) return $"It is for {string.Join(", ", Helices.Select(AspectCodes.Spell))}; {actor.Name} is {AspectCodes.Spell(actor.Helix)}.";
        if (Countries.Count > 0 && !Countries.Contains(actor.Country)) return $"It is for {string.Join(", ", Countries)}; {actor.Name} is in {actor.Country}.";
        if (Sizes.Count > 0 && !Sizes.Contains(actor.Size)) return $"It is for the sizes {string.Join(", ", Sizes.Select(AspectCodes.Spell))}; {actor.Name} is {AspectCodes.Spell(actor.Size)}.";
        if (actor.Verification.State == VerificationState.Rejected) return $"The verification of {actor.Name} was rejected.";
        return OnlyVerified && actor.Verification.State != VerificationState.Verified ? $"It is for verified actors; {actor.Name} is not verified." : null;
    }
}
