using Matchmaker.App.Introductions;

namespace Matchmaker.App.Demo;

/// <summary>
/// Makes feedback from the same hidden truth as the collaborations: who asks depends on how well the other serves one's own needs, who accepts on how well one
/// serves the other's. The two differ, so that reciprocity is there to be learnt. Newcomers neither give nor get any.
/// </summary>
internal sealed class DemoFeedbacks(DemoWorld world, DemoCollaborations collaborations)
{
    /// <summary>The service is thought to have opened on this day.</summary>
    public static readonly DateOnly Opening = new(2024, 3, 1);

    /// <summary>What suggestions of the demo say made them.</summary>
    public const string ModelVersion = "demo";

    private const double UserShare = 0.7;
    private const int MostSuggestions = 8;

    /// <summary>Of those who are interested, so many save the suggestion first, and so many of these leave it at that.</summary>
    private const double SavingShare = 0.35;
    private const double OnlySavingShare = 0.5;

    /// <summary>All feedback, actor by actor; to be read after the collaborations.</summary>
    public IEnumerable<DemoFeedback> All()
    {
        var found = new List<DemoFeedback>();
        for (var actor = 0; actor < world.Actors; actor++)
        {
            found.Clear();
            Add(actor, found);
            foreach (var feedback in found) yield return feedback;
        }
    }

    /// <summary>The chance that one wants to meet the other, from the planted preferences.</summary>
    public static double Interest(DemoWorld world, int actor, int partner)
    {
        var shares = world.Community[actor] == world.Community[partner] || world.SecondCommunity[actor] == world.Community[partner];
        var interest = 0.06 + (shares ? 0.16 : 0) + 0.27 * Math.Min(2, world.Meets(actor, partner));
        return interest + (world.Helix[actor] != world.Helix[partner] ? 0.05 : 0);
    }

    /// <summary>The chance that one who has seen the other asks, and that the other then accepts: how <see cref="All"/> draws them.</summary>
    public static (double Asks, double Accepts) Answers(DemoWorld world, int actor, int partner) =>
        (Interest(world, actor, partner) * (1 - (SavingShare * OnlySavingShare)), AcceptanceOf(Interest(world, partner, actor)));

    private static double AcceptanceOf(double interest) => Math.Min(1, interest * 1.4);

    private void Add(int actor, List<DemoFeedback> found)
    {
        var random = new DemoRandom(world.Options.Seed, DemoStream.Feedback, actor);
        if (world.IsNewcomer(actor) || !random.Chance(UserShare)) return;
        var suggested = new List<int> { actor };
        AddWorkedTogether(actor, suggested, found, ref random);
        var suggestions = 2 + Math.Min(random.Below(MostSuggestions - 1), random.Below(MostSuggestions - 1));
        for (var i = 0; i < suggestions; i++)
        {
            var partner = Suggestion(actor, ref random);
            if (partner < 0 || suggested.Contains(partner)) continue;
            suggested.Add(partner);
            AddAnswers(actor, partner, found, ref random);
        }
    }

    /// <summary>A suggestion that ended in a collaboration which is in the registry.</summary>
    private void AddWorkedTogether(int actor, List<int> suggested, List<DemoFeedback> found, ref DemoRandom random)
    {
        for (var slot = 0; slot < DemoTies.Kept; slot++)
        {
            var (partner, day) = collaborations.Ties.At(actor, slot);
            var start = DemoWorld.FirstDay.AddDays(day);
            if (partner < 0 || start < Opening.AddDays(90) || suggested.Contains(partner) || !random.Chance(0.35)) continue;
            suggested.Add(partner);
            var rank = random.Between(1, 10);
            found.Add(At(actor, partner, FeedbackKind.Seen, start.AddDays(-80), rank, ref random));
            found.Add(At(actor, partner, FeedbackKind.Asked, start.AddDays(-74), rank, ref random));
            found.Add(At(partner, actor, FeedbackKind.Accepted, start.AddDays(-68), null, ref random));
            found.Add(At(actor, partner, FeedbackKind.Met, start.AddDays(-45), null, ref random));
            found.Add(At(actor, partner, FeedbackKind.WorkedTogether, start, null, ref random));
        }
    }

    private int Suggestion(int actor, ref DemoRandom random)
    {
        var where = random.NextUnit();
        var partner = where < 0.55 ? collaborations.Pool.MemberOf(world.Community[actor], ref random) : collaborations.Pool.Anyone(ref random);
        return partner >= 0 && world.IsPerson(actor) && world.IsPerson(partner) ? -1 : partner;
    }

    private void AddAnswers(int actor, int partner, List<DemoFeedback> found, ref DemoRandom random)
    {
        var latest = DemoWorld.LastDay.DayNumber - Opening.DayNumber - 60;
        var day = Opening.AddDays(random.Below(latest));
        var rank = random.Between(1, 20);
        found.Add(At(actor, partner, FeedbackKind.Seen, day, rank, ref random));
        var interest = Interest(world, actor, partner);
        if (!random.Chance(interest))
        {
            if (random.Chance((1 - interest) * 0.6)) found.Add(At(actor, partner, FeedbackKind.Dismissed, day.AddDays(1), rank, ref random));
            return;
        }

        if (random.Chance(SavingShare))
        {
            found.Add(At(actor, partner, FeedbackKind.Saved, day.AddDays(1), rank, ref random));
            if (random.Chance(OnlySavingShare)) return;
        }

        found.Add(At(actor, partner, FeedbackKind.Asked, day.AddDays(3), rank, ref random));
        var accepts = random.Chance(AcceptanceOf(Interest(world, partner, actor)));
        if (!accepts && random.Chance(0.3)) return;
        found.Add(At(partner, actor, accepts ? FeedbackKind.Accepted : FeedbackKind.Declined, day.AddDays(random.Between(4, 20)), null, ref random));
        if (accepts && random.Chance(0.6)) found.Add(At(actor, partner, FeedbackKind.Met, day.AddDays(random.Between(21, 55)), null, ref random));
    }

    private static DemoFeedback At(int actor, int partner, FeedbackKind kind, DateOnly day, int? rank, ref DemoRandom random) =>
        new(actor, partner, kind, new DateTimeOffset(day.Year, day.Month, day.Day, random.Between(1, 12), random.Below(60), random.Below(60), TimeSpan.Zero), rank);
}
