using System.Diagnostics;
using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>
/// Mentors of the registry for a whole cohort of an organisation: many students or labs at once. Nothing of the cohort is stored or written down; it lives as long as the answer does.
/// </summary>
public sealed class MentorCohorts(RegistryDatabase database, LiveMatching matching)
{
    /// <summary>Assigns mentors to a cohort.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="actorId">For which organisation.</param>
    /// <param name="request">The cohort.</param>
    /// <param name="issues">What was said of its files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="AccessDeniedException">The caller may not see suggestions for it.</exception>
    /// <exception cref="GivenException">The cohort cannot be solved as it is.</exception>
    /// <exception cref="ModelStoreException">No model serves.</exception>
    public async Task<CohortAnswer> FindAsync(Caller caller, long actorId, CohortRequest request, IReadOnlyList<GivenIssue>? issues = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadSuggestions, actorId);
        List<GivenIssue> said = [.. issues ?? []];
        if (request.PlacesEach is < 1 or > MentoringRound.MostParticipants) said.Add(new("settings", "placesEach", $"{request.PlacesEach} is no number of places: 1 or more.", true) { Path = "placesEach" });
        var asked = new MentoringRound { Mentees = request.Mentees, Pairs = request.Pairs, Settings = request.Settings };

        // What is wrong with a list is said before the model is asked: all of it, not only what could not be read.
        if (said.Exists(issue => issue.IsError)) MentoringCheck.Require(asked, said);
        using var lease = await matching.UseAsync(cancellationToken);
        var suggestions = lease.Suggestions;
        if (suggestions.Snapshot.IndexOf(actorId) is not { } actor) throw new ActorNotFoundException($"The model does not know #{actorId} yet. If it was added just now, try again in a minute.", []);
        await using var context = database.CreateDbContext();
        var started = Stopwatch.GetTimestamp();
        var mentors = RegistryMentors.Fitting(await RegistryMentors.ReadAsync(context, suggestions, actor, request, cancellationToken), request.Mentees);
        if (mentors.Count == 0) MentoringCheck.Require(asked, [.. said, new("mentors", null, "nobody in the registry offers mentoring, has room and may be suggested to you. Ask for other kinds of mentors, or for unverified ones too.", true)]);

        // Who does not say where it is, is where its organisation is.
        var country = suggestions.Snapshot.CountryOf(actor);
        var round = asked with
        {
            Mentees = [.. request.Mentees.Select(mentee => mentee with { Country = mentee.Country is { Length: > 0 } own ? own : mentee.Utc is null ? country : null })],
            Mentors = mentors,
        };
        var close = new PartnerFits(suggestions).Between([actorId], [.. mentors.Select(mentor => mentor.ActorId!.Value)], SuggestionPurpose.Mentor, cancellationToken);
        double?[] model = [.. Enumerable.Range(0, request.Mentees.Count).SelectMany(_ => close).Select(one => double.IsNaN(one) ? (double?)null : one)];
        var solved = MentoringSolved.Solve(round, model, said, cancellationToken);
        return new(solved, MentoringTelling.Tell(solved, Stopwatch.GetElapsedTime(started), cancellationToken: cancellationToken), suggestions.Model.Name);
    }

    /// <summary>Assigns what is given alone, mentors too; for anybody who may see suggestions somewhere.</summary>
    public static MentoringAccount Assign(Caller caller, MentoringRound round, CancellationToken cancellationToken = default)
    {
        if (!AccessRules.MaySomewhere(caller, Deed.ReadSuggestions)) AccessRules.Require(caller, Deed.ReadSuggestions);
        var started = Stopwatch.GetTimestamp();
        var solved = MentoringSolved.Solve(round, cancellationToken: cancellationToken);
        return MentoringTelling.Tell(solved, Stopwatch.GetElapsedTime(started), cancellationToken: cancellationToken);
    }
}
