using Matchmaker.App.Programmes;
using Matchmaker.App.Storage;
using static Matchmaker.App.Storage.RegistryRules;

namespace Matchmaker.App.Pushing;

/// <summary>The rules of what is kept of pushed suggestions; asked through <see cref="RegistryRules"/>.</summary>
internal static class PushRules
{
    /// <summary>128 random bits, written for addresses.</summary>
    public const int PublicIdLength = 22;

    public const int PeriodLength = 20;

    public static IReadOnlyList<RuleViolation> Check(object record) => record switch
    {
        PushPreference preference => Check(preference),
        PushDigest digest => [.. Required("id", digest.PublicId, PublicIdLength), .. Required("period", digest.Period, PeriodLength)],
        PushedSuggestion suggestion => Check(suggestion),
        _ => ProgrammeRules.Check(record),
    };

    private static List<RuleViolation> Check(PushPreference preference)
    {
        List<RuleViolation> found = [.. Defined("how often", preference.Rhythm), .. AtMost("period", preference.LastPeriod, PeriodLength)];
        if (!PushLanguage.All.Contains(preference.Language)) found.Add(new("language", $"must be one of {string.Join(", ", PushLanguage.All)}."));
        if (!PushTimeZone.IsKnown(preference.TimeZone)) found.Add(new("time zone", "must be a place such as Asia/Manila."));
        if (preference.QuietFrom is null != preference.QuietUntil is null) found.Add(new("quiet hours", "need both their beginning and their end."));
        if (preference.QuietFrom is { } from && from == preference.QuietUntil) found.Add(new("quiet hours", "begin and end at the same time; leave both empty for none."));
        if (preference.Rhythm == PushRhythm.Off != preference.ConsentedAt is null) found.Add(new("how often", "nobody is written to without having agreed."));
        if (preference.Unopened < 0) found.Add(new("unopened", "cannot be negative."));
        return found;
    }

    private static List<RuleViolation> Check(PushedSuggestion suggestion)
    {
        List<RuleViolation> found = [.. Required("id", suggestion.PublicId, PublicIdLength), .. Required("model version", suggestion.ModelVersion, CodeLength)];
        if (suggestion.Rank < 1) found.Add(new("rank", "counts from 1."));
        if (suggestion.ActorId != 0 && suggestion.ActorId == suggestion.PartnerId) found.Add(new("partner", "an actor is not suggested to itself."));
        return found;
    }
}
