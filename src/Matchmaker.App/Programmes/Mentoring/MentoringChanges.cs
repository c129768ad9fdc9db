using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Programmes.Mentoring;

/// <summary>Makes changes of a round.</summary>
public static class MentoringChanges
{
    /// <summary>The round with the change made; what it was of stays as it is.</summary>
    /// <exception cref="GivenException">The change is about nobody of the round, or makes no sense.</exception>
    public static MentoringRound Apply(MentoringRound round, MentoringChange change)
    {
        switch (change.Kind)
        {
            case MentoringChangeKind.Places:
                Require(round, change, needsMentee: false, needsMentor: true);
                if (!int.TryParse(change.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var places) || places > MentoringRound.MostParticipants) throw Wrong("value", $"'{change.Value}' is no number of places.");
                return round with { Mentors = [.. round.Mentors.Select(mentor => mentor.Id == change.Mentor ? mentor with { Places = places } : mentor)] };
            case MentoringChangeKind.Language:
                Require(round, change, needsMentee: true, needsMentor: false);
                var language = SpokenLanguages.Parse(change.Value ?? "") ?? throw Wrong("value", $"'{change.Value}' is no language that is known.");
                return WithMentee(round, change, mentee => mentee with { Languages = [.. mentee.Languages.Append(language).Distinct()] });
            case MentoringChangeKind.Topic:
                Require(round, change, needsMentee: true, needsMentor: false);
                return WithMentee(round, change, mentee => mentee with { Topics = [.. mentee.Topics.Append(MentoringTopics.Read(change.Value ?? "")).Distinct()] });
            case MentoringChangeKind.Hours:
                if (string.IsNullOrEmpty(change.Value)) return round with { Settings = round.Settings with { MostHoursApart = null } };
                if (!double.TryParse(change.Value, CultureInfo.InvariantCulture, out var hours) || !(hours >= 0)) throw Wrong("value", $"'{change.Value}' is no number of hours.");
                return round with { Settings = round.Settings with { MostHoursApart = hours } };
            case MentoringChangeKind.Mode:
                return round with { Settings = round.Settings with { Mode = Enum.GetValues<AssignmentMode>().Cast<AssignmentMode?>().FirstOrDefault(mode => JsonNamingPolicy.KebabCaseLower.ConvertName($"{mode}") == change.Value) ?? throw Wrong("value", $"'{change.Value}' is no mode: highest-total, everyone-placed or stable.") } };
            default:
                Require(round, change, needsMentee: true, needsMentor: true);
                return Settle(round, change);
        }
    }

    private static MentoringRound Settle(MentoringRound round, MentoringChange change)
    {
        var others = round.Pairs.Where(pair => (pair.Mentee, pair.Mentor) != (change.Mentee, change.Mentor));
        if (change.Kind == MentoringChangeKind.Lock) return round with { Pairs = [.. others, new(change.Mentee!, change.Mentor!, PairRule.Locked)] };
        if (change.Kind == MentoringChangeKind.Forbid) return round with { Pairs = [.. others, new(change.Mentee!, change.Mentor!, PairRule.Forbidden)] };
        return round with
        {
            Pairs = [.. others],
            Mentees = [.. round.Mentees.Select(mentee => mentee.Id == change.Mentee ? mentee with { Avoid = [.. mentee.Avoid.Where(id => id != change.Mentor)] } : mentee)],
            Mentors = [.. round.Mentors.Select(mentor => mentor.Id == change.Mentor ? mentor with { Avoid = [.. mentor.Avoid.Where(id => id != change.Mentee)] } : mentor)],
        };
    }

    private static MentoringRound WithMentee(MentoringRound round, MentoringChange change, Func<MentoringParticipant, MentoringParticipant> alter) =>
        round with { Mentees = [.. round.Mentees.Select(mentee => mentee.Id == change.Mentee ? alter(mentee) : mentee)] };

    private static void Require(MentoringRound round, MentoringChange change, bool needsMentee, bool needsMentor)
    {
        if (needsMentee && round.Mentees.All(mentee => mentee.Id != change.Mentee)) throw Wrong("mentee", $"'{change.Mentee}' is no mentee of this round.");
        if (needsMentor && round.Mentors.All(mentor => mentor.Id != change.Mentor)) throw Wrong("mentor", $"'{change.Mentor}' is no mentor of this round.");
    }

    private static GivenException Wrong(string field, string text) => new("change", field, text);
}
