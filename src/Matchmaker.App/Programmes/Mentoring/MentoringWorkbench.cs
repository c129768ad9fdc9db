using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>The curator's work on a round of mentoring: stated from the programme, solved, changed and tried, kept as a plan, published.</summary>
public sealed class MentoringWorkbench(RegistryDatabase database, LiveMatching matching, ProgrammeDesk programmes, EntryDesk entries, PlanDesk plans)
{
    /// <summary>What stands in the way of publishing is told of so many.</summary>
    private const int MostNamed = 5;

    /// <summary>Solves the round of a programme with a curator's choices; nothing is stored.</summary>
    /// <exception cref="GivenException">It cannot be solved as it is: all that is in the way is said.</exception>
    public async Task<CohortAnswer> SolveAsync(Caller caller, long programmeId, MentoringChoices choices, IReadOnlyList<GivenIssue>? issues = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        var programme = await programmes.ReadAsync(caller, programmeId, cancellationToken);
        var lines = await entries.ListAsync(caller, programmeId, cancellationToken);
        using var lease = await matching.UseAsync(cancellationToken);
        await using var context = database.CreateDbContext();
        var started = Stopwatch.GetTimestamp();
        var (round, model) = await MentoringStatement.StateAsync(context, lease.Suggestions, programme, lines, choices, cancellationToken);
        var solved = MentoringSolved.Solve(round, model, issues, cancellationToken);
        return new(solved, MentoringTelling.Tell(solved, Stopwatch.GetElapsedTime(started), cancellationToken: cancellationToken), lease.Suggestions.Model.Name);
    }

    /// <summary>Keeps choices and what came of them as a plan.</summary>
    /// <returns>The plan's key.</returns>
    public Task<long> SaveAsync(Caller caller, long programmeId, long? planId, string name, MentoringChoices choices, MentoringAccount? account, CancellationToken cancellationToken = default) =>
        plans.SaveAsync(caller, programmeId, planId, PlanKind.Mentoring, name, JsonSerializer.Serialize(choices, ProgrammeJson.Format), account is null ? null : JsonSerializer.Serialize(account, ProgrammeJson.Format), cancellationToken);

    /// <summary>A plan's choices, and what came of them when it was last solved.</summary>
    /// <exception cref="ProgrammeException">There is no such plan, or it is one of another workbench.</exception>
    public async Task<(ProgrammePlan Plan, MentoringChoices Choices, MentoringAccount? Account)> ReadAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        var plan = await plans.ReadAsync(caller, programmeId, planId, cancellationToken);
        if (plan.Kind != PlanKind.Mentoring) throw new ProgrammeException("This plan is of another workbench.");
        return (plan, Parse<MentoringChoices>(plan.Choices) ?? new(), plan.Outcome is null ? null : Parse<MentoringAccount>(plan.Outcome));
    }

    /// <summary>Publishes a plan: each pair becomes a team whose mentor and mentee are asked. All of it, or nothing.</summary>
    /// <exception cref="ProgrammeException">It was not solved, or somebody in it is no actor of the registry.</exception>
    public async Task<(int Teams, int Told)> PublishAsync(Caller caller, long programmeId, long planId, string? message, CancellationToken cancellationToken = default)
    {
        var (_, choices, account) = await ReadAsync(caller, programmeId, planId, cancellationToken);
        if (account is null) throw new ProgrammeException("This plan has not been solved since it was changed. Solve it, look at what comes out, and publish then.");
        var applied = (await entries.ListAsync(caller, programmeId, cancellationToken)).Select(entry => entry.Actor.Id).ToHashSet();
        var uploaded = choices.Mentees?.ToDictionary(mentee => mentee.Id, mentee => mentee.ActorId);
        List<string> strangers = [];
        List<PlannedTeam> teams = [];
        List<long> selected = [];
        foreach (var pair in account.Pairs)
        {
            var mentee = uploaded is not null ? uploaded.GetValueOrDefault(pair.Mentee) : long.Parse(pair.Mentee, CultureInfo.InvariantCulture);
            if (mentee is not { } one) strangers.Add(pair.MenteeName);
            if (pair.MentorActorId is not { } other) strangers.Add(pair.MentorName);
            if (mentee is not { } row || pair.MentorActorId is not { } column) continue;
            if (uploaded is null && applied.Contains(row)) selected.Add(row);
            teams.Add(new()
            {
                Key = $"mentoring:{pair.Mentor}:{pair.Mentee}",
                Title = $"{pair.MentorName} – {pair.MenteeName}",
                Members = [new(column, MentoringChoices.MentorRole, true), new(row, "mentee", true)],
            });
        }

        if (strangers.Count > 0)
            throw new ProgrammeException($"Nobody can be written to who is not in the registry: {string.Join(", ", strangers.Distinct().Take(MostNamed))}{(strangers.Distinct().Count() > MostNamed ? " …" : "")}. Give their actor_id in the file (for students, that of their university), or export the table. Nothing was published.");
        return await plans.PublishAsync(caller, programmeId, planId, new() { Teams = teams, Selected = [.. selected.Distinct()], Message = message }, cancellationToken);
    }

    private static T? Parse<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, ProgrammeJson.Format);
        }
        catch (JsonException)
        {
            // Of an earlier version: solved anew.
            return null;
        }
    }
}
