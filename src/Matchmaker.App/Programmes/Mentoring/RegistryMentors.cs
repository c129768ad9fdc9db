using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>The registry's mentors as those of a round: who offers mentoring, may be suggested, and has room.</summary>
internal static class RegistryMentors
{
    private const int Batch = 500;

    /// <param name="context">The registry.</param>
    /// <param name="suggestions">Who mentors, and the rules.</param>
    /// <param name="seeker">Dense index of who asks; mentors that must not be suggested to it are left out. Null for anybody.</param>
    /// <param name="request">Whom it wants.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<List<MentoringParticipant>> ReadAsync(RegistryContext context, PartnerSuggestions suggestions, int? seeker, CohortRequest request, CancellationToken cancellationToken)
    {
        var (snapshot, rules) = (suggestions.Snapshot, suggestions.Rules);
        if (snapshot.Traits.IsMentor is not { } isMentor) return [];
        int[] open = [.. Enumerable.Range(0, snapshot.ActorCount).Where(actor => isMentor[actor] && rules.IsOpen(actor, request.OnlyVerified) && (request.Helix is null || snapshot.HelixOf(actor) == request.Helix))
            .Where(actor => seeker is not { } own || rules.Judge(own, actor, request.OnlyVerified) == SuggestionVerdict.Allowed)];
        List<MentoringParticipant> mentors = [];
        foreach (var some in open.Chunk(Batch))
        {
            long[] ids = [.. some.Select(snapshot.ActorId)];
            var actors = await context.Actors.AsNoTracking().Where(actor => ids.Contains(actor.Id))
                .Select(actor => new { actor.Id, actor.Name, actor.Country, actor.Languages, actor.Sectors, Offers = actor.Interests.Where(interest => interest.Kind == InterestKind.Offer && interest.Tag != null).Select(interest => interest.Tag!).ToList() })
                .ToListAsync(cancellationToken);
            mentors.AddRange(actors.Select(actor => new MentoringParticipant
            {
                Id = actor.Id.ToString(CultureInfo.InvariantCulture),
                Name = actor.Name,
                Topics = [.. actor.Offers.Concat(actor.Sectors).Distinct()],
                Languages = [.. actor.Languages.Where(tag => SpokenLanguages.Parse(tag) is not null)],
                Country = actor.Country,
                Places = rules.FreePlaces(snapshot.IndexOf(actor.Id)!.Value) ?? request.PlacesEach,
                ActorId = actor.Id,
            }));
        }

        return [.. mentors.OrderBy(mentor => mentor.ActorId)];
    }

    /// <summary>Where there are more than a round takes: those who know what is asked for come first.</summary>
    public static IReadOnlyList<MentoringParticipant> Fitting(IReadOnlyList<MentoringParticipant> mentors, IReadOnlyList<MentoringParticipant> mentees)
    {
        var most = Math.Min(MentoringRound.MostParticipants, MentoringRound.MostFits / Math.Max(1, mentees.Count));
        if (mentors.Count <= most) return mentors;
        var asked = mentees.SelectMany(mentee => mentee.Topics).Select(MentoringTopics.Read).ToHashSet();
        return [.. mentors.OrderByDescending(mentor => mentor.Topics.SelectMany(MentoringTopics.WithWider).Count(asked.Contains)).ThenBy(mentor => mentor.ActorId).Take(most)];
    }
}
