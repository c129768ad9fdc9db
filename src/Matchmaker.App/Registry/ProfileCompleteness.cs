namespace Matchmaker.App.Registry;

/// <summary>How much of what suggestions are made from a profile says.</summary>
public static class ProfileCompleteness
{
    /// <summary>A description with fewer words says too little to match by.</summary>
    private const int FewestWords = 20;

    // By what it does for suggestions: needs and offers decide most, then what the actor works on.
    private static readonly (string Field, double Weight, Predicate<ProfileDraft> IsThere)[] Fields =
    [
        ("needs", .2, draft => draft.Needs.Exists(need => !need.IsEmpty)),
        ("offers", .2, draft => draft.Offers.Exists(offer => !offer.IsEmpty)),
        ("sectors", .15, draft => draft.Sectors.Count > 0),
        ("description", .12, draft => draft.Description?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords || draft.Description?.Length >= 5 * FewestWords),
        ("languages", .1, draft => draft.Languages.Count > 0),
        ("size", .06, draft => draft.Size != ActorSize.Unknown),
        ("contact", .07, draft => !string.IsNullOrWhiteSpace(draft.Contact.Email) || !string.IsNullOrWhiteSpace(draft.Contact.Phone)),
        ("website", .05, draft => !string.IsNullOrWhiteSpace(draft.Website)),
        ("city", .03, draft => !string.IsNullOrWhiteSpace(draft.City)),
        ("capacity", .02, draft => draft.Capacity is not null),
    ];

    /// <summary>From 0 to 1.</summary>
    public static double Of(ProfileDraft draft) => Math.Round(Fields.Where(field => field.IsThere(draft)).Sum(field => field.Weight), 4);

    /// <summary>What is missing, what matters most first.</summary>
    public static IReadOnlyList<CompletenessHint> Gaps(ProfileDraft draft) =>
        [.. Fields.Where(field => !field.IsThere(draft)).OrderByDescending(field => field.Weight).Select(field => new CompletenessHint(field.Field, field.Weight))];
}
