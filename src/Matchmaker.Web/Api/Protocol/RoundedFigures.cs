using System.Text.Json.Serialization.Metadata;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Rounds what optimisers found as other figures of the API are: sums of fractions have no sixteen digits to rely on. What somebody settled is given back as it was.</summary>
internal static class RoundedFigures
{
    private const int Digits = 4;

    private static readonly HashSet<Type> Answers =
    [
        typeof(CohortPlan), typeof(CohortMember), typeof(CohortPassed), typeof(CohortQuotaLine), typeof(CohortTopicLine), typeof(AssignedPair), typeof(MentoringTotals), typeof(FoundConsortium), typeof(FoundMember), typeof(FoundPair),
        typeof(FoundStandIn), typeof(NearCandidate), typeof(CoveredNeed), typeof(ForumFigures), typeof(ForumMeeting),
    ];

    public static void Apply(JsonTypeInfo type)
    {
        if (!Answers.Contains(type.Type)) return;
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(double) || property.PropertyType == typeof(double?)))
            if (property.Get is { } get) property.Get = one => get(one) is double figure ? Math.Round(figure, Digits) : null;
    }
}
