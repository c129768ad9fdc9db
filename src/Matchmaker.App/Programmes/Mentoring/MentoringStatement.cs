using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>States the round of a stored programme: who applied, what they said or their profiles say, conflicts, and what the model says of the pairs.</summary>
internal static class MentoringStatement
{
    private static readonly EntryState[] In = [EntryState.Submitted, EntryState.Shortlisted, EntryState.Accepted, EntryState.Selected];

    public static async Task<(MentoringRound Round, double?[] Model)> StateAsync(
        RegistryContext context, PartnerSuggestions suggestions, ProgrammeView programme, IReadOnlyList<EntryLine> entries, MentoringChoices choices, CancellationToken cancellationToken)
    {
        List<EntryLine> open = [.. entries.Where(entry => In.Contains(entry.Entry.State)).OrderBy(entry => entry.Actor.Id)];
        var mentees = choices.Mentees ?? [.. open.Where(entry => entry.Entry.Role != MentoringChoices.MentorRole).Select(entry => Of(entry, InterestKind.Need))];
        var mentors = (choices.Mentors ?? [.. open.Where(entry => entry.Entry.Role == MentoringChoices.MentorRole).Select(entry => Of(entry, InterestKind.Offer))]).ToList();
        if (choices.WithRegistry)
        {
            var present = mentors.Concat(mentees).Select(one => one.ActorId).OfType<long>().ToHashSet();
            var others = await RegistryMentors.ReadAsync(context, suggestions, null, new() { PlacesEach = choices.PlacesEach }, cancellationToken);
            mentors.AddRange(RegistryMentors.Fitting([.. others.Where(mentor => !present.Contains(mentor.ActorId!.Value) && mentors.All(one => one.Id != mentor.Id))], mentees));
        }

        mentors = [.. mentors.Select(mentor => choices.Places.TryGetValue(mentor.Id, out var places) ? mentor with { Places = places } : mentor)];
        var (model, forbidden) = Judge(suggestions, mentees, mentors, cancellationToken);
        var conflicts = Conflicts(programme, mentees, mentors);
        var settled = choices.Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToHashSet();
        return (new() { Mentees = mentees, Mentors = mentors, Settings = choices.Settings, Pairs = [.. choices.Pairs, .. conflicts.Concat(forbidden).DistinctBy(pair => (pair.Mentee, pair.Mentor)).Where(pair => !IsForbiddenAlready(pair))] }, model);

        bool IsForbiddenAlready(MentoringPair pair) => settled.Contains((pair.Mentee, pair.Mentor)) && choices.Pairs.Any(own => (own.Mentee, own.Mentor, own.Rule) == (pair.Mentee, pair.Mentor, PairRule.Forbidden));
    }

    private static MentoringParticipant Of(EntryLine entry, InterestKind kind)
    {
        var (actor, answers) = (entry.Actor, MentoringAnswers.Read(entry.Actor.Id, entry.Entry.Answers));
        var tags = actor.Interests.Where(interest => interest.Kind == kind).Select(interest => interest.Tag).OfType<string>().ToList();

        // What is sought of mentoring where that is said; else the branches that it works in.
        var topics = kind == InterestKind.Offer ? [.. tags, .. actor.Sectors] : tags.Exists(Matching.Mentoring.IsTopic) ? tags.Where(Matching.Mentoring.IsTopic).ToList() : [.. tags, .. actor.Sectors];
        return new()
        {
            Id = Key(actor.Id),
            Name = actor.Name,
            Topics = answers?.Topics ?? [.. topics.Distinct()],
            Languages = answers?.Languages ?? [.. actor.Languages.Where(tag => SpokenLanguages.Parse(tag) is not null)],
            Country = actor.Country,
            Places = answers?.Places ?? (kind == InterestKind.Offer ? actor.Capacity ?? CohortRequest.UsualPlaces : 1),
            Wishes = [.. (answers?.Wishes ?? []).Select(Key)],
            Avoid = [.. (answers?.Avoid ?? []).Select(Key)],
            ActorId = actor.Id,
            Origin = actor.Name,
        };
    }

    private static (double?[] Model, List<MentoringPair> Forbidden) Judge(PartnerSuggestions suggestions, IReadOnlyList<MentoringParticipant> mentees, List<MentoringParticipant> mentors, CancellationToken cancellationToken)
    {
        var model = new double?[mentees.Count * mentors.Count];
        List<MentoringPair> forbidden = [];
        long[] rows = [.. mentees.Select(mentee => mentee.ActorId).OfType<long>().Distinct()], columns = [.. mentors.Select(mentor => mentor.ActorId).OfType<long>().Distinct()];
        var fits = new PartnerFits(suggestions).Between(rows, columns, SuggestionPurpose.Mentor, cancellationToken);
        var (rowOf, columnOf) = (rows.Index().ToDictionary(one => one.Item, one => one.Index), columns.Index().ToDictionary(one => one.Item, one => one.Index));
        for (var mentee = 0; mentee < mentees.Count; mentee++)
        {
            if (mentees[mentee].ActorId is not { } one) continue;
            for (var mentor = 0; mentor < mentors.Count; mentor++)
            {
                if (mentors[mentor].ActorId is not { } other) continue;
                var fit = fits[(rowOf[one] * columns.Length) + columnOf[other]];
                if (double.IsNaN(fit)) forbidden.Add(new(mentees[mentee].Id, mentors[mentor].Id, PairRule.Forbidden, "a rule of the registry") { Origin = "rules of the registry" });
                else model[(mentee * mentors.Count) + mentor] = fit;
            }
        }

        return (model, forbidden);
    }

    private static IEnumerable<MentoringPair> Conflicts(ProgrammeView programme, IReadOnlyList<MentoringParticipant> mentees, List<MentoringParticipant> mentors) =>
        from conflict in programme.Says.Terms.Conflicts
        from pair in new[] { (One: conflict.ActorId, Other: conflict.OtherId), (One: conflict.OtherId, Other: conflict.ActorId) }
        from mentee in mentees.Where(mentee => mentee.ActorId == pair.One)
        from mentor in mentors.Where(mentor => mentor.ActorId == pair.Other)
        select new MentoringPair(mentee.Id, mentor.Id, PairRule.Forbidden, conflict.Reason) { Origin = "conflicts of the programme" };

    private static string Key(long actorId) => actorId.ToString(CultureInfo.InvariantCulture);
}
