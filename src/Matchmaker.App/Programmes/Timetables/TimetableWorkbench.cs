using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>The secretariat's work on a programme's meetings: plan, try what would be, mend, publish. Everything that is kept can be undone.</summary>
public sealed class TimetableWorkbench(RegistryDatabase database, LiveMatching matching, PlanDesk plans, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>The workbench with a plan open: the one named, else the published one, else the latest.</summary>
    /// <exception cref="ProgrammeNotFoundException">There is no such programme.</exception>
    /// <exception cref="ProgrammeException">There is no such plan.</exception>
    public async Task<TimetableBoard> OpenAsync(Caller caller, long programmeId, long? planId = null, CancellationToken cancellationToken = default)
    {
        var lines = await plans.ListAsync(caller, programmeId, PlanKind.Timetable, cancellationToken);
        var line = planId is { } id
            ? lines.FirstOrDefault(one => one.Id == id) ?? throw new ProgrammeException("That plan is gone. Load the page again.")
            : lines.FirstOrDefault(one => one.PublishedAt is not null) ?? (lines is [.., var latest] ? latest : null);
        var plan = line is null ? null : await plans.ReadAsync(caller, programmeId, line.Id, cancellationToken);
        var choices = plan is null ? new() : TimetableChoices.Read(plan.Choices);
        var timetable = Outcome(plan);
        await using var context = database.CreateDbContext();
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        var forum = await ForumReading.ReadAsync(context, programme, choices, timetable, cancellationToken);
        var issues = ForumCheck.Of(forum);
        var isSound = !issues.Any(issue => issue.IsError);
        return new()
        {
            ProgrammeId = programmeId,
            Title = programme.Title,
            State = programme.State,
            Plans = lines,
            Plan = line,
            Choices = choices with { Grid = forum.Grid },
            Forum = forum,
            Timetable = timetable,
            Account = isSound && timetable is not null ? ForumAccount.Of(forum, timetable) : null,
            Issues = issues,
        };
    }

    /// <summary>Plans anew with what is settled, without keeping it.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="planId">The plan to compare with, and whose meetings calendars know; null for none.</param>
    /// <param name="choices">What is settled.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GivenException">What is settled contradicts itself, or names somebody who is not in the programme.</exception>
    public async Task<TimetableTrial> TryAsync(Caller caller, long programmeId, long? planId, TimetableChoices choices, CancellationToken cancellationToken = default)
    {
        var (forum, before, strangers) = await StateAsync(caller, programmeId, planId, choices.Placed(), cancellationToken);

        // Whoever has left has no place in a new plan.
        forum = forum with { Participants = [.. forum.Participants.Where(one => one.Most != 0 || choices.Participants.ContainsKey(one.Id))] };
        var ids = forum.Participants.Select(one => one.Id).ToHashSet();
        forum = forum with
        {
            Pairs = [.. forum.Pairs.Where(pair => ids.Contains(pair.A) && ids.Contains(pair.B))],
            Mishaps = [.. forum.Mishaps.Where(mishap => mishap.Participant is null || ids.Contains(mishap.Participant))],
        };
        GivenException.ThrowIfAny([.. strangers, .. ForumCheck.Of(forum)]);
        if (forum.Participants.Count < 2) throw new ProgrammeException("Fewer than two take part: there is nobody to meet. Add or invite participants first; those who said yes, and those put in, are planned with.");
        forum = await WithFitsAsync(forum, cancellationToken);
        var found = await Task.Run(() => ForumPlanner.Solve(forum, clock.GetUtcNow(), before, cancellationToken), cancellationToken);
        return new(choices with { Grid = forum.Grid }, found, ForumAccount.Of(forum, found), before is null ? [] : ForumAccount.Difference(forum, before, found));
    }

    /// <summary>Mends the plan after what went otherwise, without keeping it: the fewest changes to the meetings of others, none to what is over.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="planId">The plan, solved.</param>
    /// <param name="mishaps">What went otherwise, beside what is settled in the plan already.</param>
    /// <param name="firstOpenSlot">The first slot that is not over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GivenException">A mishap is of nobody, or what is settled contradicts itself.</exception>
    public async Task<TimetableTrial> TryMendingAsync(Caller caller, long programmeId, long planId, IReadOnlyList<ForumMishap> mishaps, int firstOpenSlot, CancellationToken cancellationToken = default)
    {
        var plan = await plans.ReadAsync(caller, programmeId, planId, cancellationToken);
        var present = TimetableChoices.Read(plan.Choices);
        var placed = new TimetableChoices { Mishaps = mishaps }.Placed().Mishaps.ExceptBy(present.Mishaps, mishap => mishap with { Path = null });
        var choices = present with { Mishaps = [.. present.Mishaps, .. placed], FirstOpenSlot = firstOpenSlot };
        var (forum, before, _) = await StateAsync(caller, programmeId, planId, choices, cancellationToken);
        if (before is null) throw new ProgrammeException("This plan has not been solved. Solve it first.");
        var nobody = new TimetableChoices { Mishaps = [.. placed] }.Strangers(forum.Participants.Select(one => one.Id).ToHashSet());
        GivenException.ThrowIfAny([.. nobody, .. ForumCheck.Of(forum)]);
        forum = await WithFitsAsync(forum, cancellationToken);
        var mended = await Task.Run(() => ForumPlanner.Mend(forum, before, firstOpenSlot, clock.GetUtcNow(), cancellationToken), cancellationToken);
        return new(choices with { Grid = forum.Grid, Mishaps = [.. choices.Mishaps.Select(mishap => mishap with { Path = null })] }, mended.Timetable, ForumAccount.Of(forum, mended.Timetable), ForumAccount.Of(forum with { Mishaps = [.. mishaps] }, before, mended));
    }

    /// <summary>Keeps what was tried, as a plan.</summary>
    /// <returns>The plan's key.</returns>
    public async Task<long> KeepAsync(Caller caller, long programmeId, long? planId, string name, TimetableTrial trial, CancellationToken cancellationToken = default)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName }) throw new ProgrammeException($"Give the plan a name of 1 to {LongestName} characters.");
        return await plans.SaveAsync(caller, programmeId, planId, PlanKind.Timetable, name, trial.Choices.Write(), JsonSerializer.Serialize(trial.Timetable, ProgrammeJson.Format), cancellationToken);
    }

    /// <summary>Publishes a plan: every meeting stands in its participants' timetables, and whoever is concerned is told. All or nothing.</summary>
    /// <returns>How many meetings hold, and how many actors were told.</returns>
    public async Task<(int Meetings, int Told)> PublishAsync(Caller caller, long programmeId, long planId, string? message = null, CancellationToken cancellationToken = default)
    {
        var board = await OpenAsync(caller, programmeId, planId, cancellationToken);
        if (board.Timetable is not { } timetable) throw new ProgrammeException("This plan has not been solved. Solve it, look at what comes out, and publish then.");
        var (names, slots) = (board.Forum.Participants.ToDictionary(one => one.Id, one => one), board.Forum.Grid.Slots());
        var left = board.Forum.Participants.Where(one => one.Most == 0 && !board.Choices.Participants.ContainsKey(one.Id)).Select(one => one.Id).ToHashSet();
        if (timetable.Meetings.FirstOrDefault(meeting => meeting.Slot >= board.Choices.FirstOpenSlot && (left.Contains(meeting.A) || left.Contains(meeting.B))) is { } without)
            throw new ProgrammeException($"{names[left.Contains(without.A) ? without.A : without.B].Name} is no longer in it. Mend the plan, or solve it again, and publish then.");
        PlannedTeam Team(ForumMeeting meeting)
        {
            if (meeting.Slot > slots.Count || !names.TryGetValue(meeting.A, out var a) || !names.TryGetValue(meeting.B, out var b)) throw new ProgrammeException("The plan no longer fits the programme. Solve it again, and publish then.");
            var slot = slots[meeting.Slot - 1];
            return new()
            {
                Key = MeetingKey(a.ActorId!.Value, b.ActorId!.Value),
                Title = $"{a.Name} – {b.Name}",
                StartsAt = slot.Start.ToUniversalTime(),
                EndsAt = slot.End.ToUniversalTime(),
                Place = ForumTexts.Of("Table", meeting.Table),
                Members = [new(a.ActorId!.Value, "participant", false), new(b.ActorId!.Value, "participant", false)],
            };
        }

        var (teams, told) = await plans.PublishAsync(caller, programmeId, planId, new() { Teams = [.. timetable.Meetings.Select(Team)], Message = message }, cancellationToken);
        return (teams, told);
    }

    /// <summary>What a team of two who meet is known by, in whatever order.</summary>
    internal static string MeetingKey(long one, long other) => FormattableString.Invariant($"{OwnTimetableDesk.MeetingPrefix}{Math.Min(one, other)}:{Math.Max(one, other)}");

    internal static ForumTimetable? Outcome(ProgrammePlan? plan)
    {
        if (plan?.Outcome is not { } text) return null;
        try
        {
            return JsonSerializer.Deserialize<ForumTimetable>(text, ProgrammeJson.Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<(Forum Forum, ForumTimetable? Before, IEnumerable<GivenIssue> Strangers)> StateAsync(Caller caller, long programmeId, long? planId, TimetableChoices choices, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        var before = planId is { } id ? Outcome(await plans.ReadAsync(caller, programmeId, id, cancellationToken)) : null;
        await using var context = database.CreateDbContext();
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        var strangers = choices.Strangers(await ForumReading.KnownAsync(context, programmeId, cancellationToken));
        return (await ForumReading.ReadAsync(context, programme, choices, before, cancellationToken), before, strangers);
    }

    // Without a model wishes alone count.
    private async Task<Forum> WithFitsAsync(Forum forum, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await matching.UseAsync(cancellationToken);
            long[] actors = [.. forum.Participants.Select(one => one.ActorId!.Value)];
            return forum with { Fits = await Task.Run(() => new PartnerFits(lease.Suggestions).MutualAmong(actors, cancellationToken), cancellationToken) };
        }
        catch (ModelStoreException)
        {
            return forum;
        }
    }
}
