using System.Text.Json;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Demo;

/// <summary>Four fictional programmes for the demo registry, one of each kind, with those who are in them: something to open the workbenches with. The same for the same registry, but for the day.</summary>
public sealed class DemoProgrammes(RegistryDatabase database)
{
    private const int Applicants = 160;
    private const int Guests = 60;
    private const int Mentees = 40;
    private const int Mentors = 25;

    private static readonly string[] Screen = ["audiovisual", "comics", "intangible-heritage", "music"];

    private static readonly string[] Pitches =
    [
        "We collect the tales that grandmothers tell, and draw them anew for those who never heard them.",
        "Two short films, one from the coast and one from the hills, made by people of both.",
        "A travelling workshop that leaves behind trained animators and a finished episode.",
        "Our archive holds voices of four decades; we want to give them pictures.",
        "A game in which children find out how their village once lived.",
    ];

    /// <summary>Adds the programmes to a registry that has none.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AddAsync(CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        if (await context.Programmes.AnyAsync(cancellationToken)) return 0;
        var actors = await context.Actors.AsNoTracking().Include(a => a.Interests).AsSplitQuery().Where(a => a.IsDemo && a.Verification.State != VerificationState.Rejected).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var firms = actors.FindAll(actor => actor.Kind == ActorKind.Organisation);
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        Programme[] all = [Residency(firms, today), Films(today), Round(actors, firms, today), Forum(firms, today)];
        foreach (var programme in all)
        {
            programme.IsDemo = true;
            foreach (var entry in programme.Entries) entry.EnteredAt = context.Now.AddDays(-20).AddMinutes(entry.ActorId % 20_000);
        }

        context.Programmes.AddRange(all);
        await context.SaveChangesAsync(cancellationToken);
        return all.Length;
    }

    private static Programme Residency(List<Actor> actors, DateOnly today)
    {
        var programme = new Programme
        {
            Kind = ProgrammeKind.Cohort,
            Title = "Residency for folk tales",
            Brief = "Six months in which small studios tell the folk tales of their region anew: animation, comics, games and sound. Each gets a grant, a desk, and the company of the others.",
            Sectors = ["animation", "intangible-heritage"],
            State = ProgrammeState.Selecting,
            ApplyFrom = today.AddDays(-60),
            ApplyUntil = today.AddDays(-2),
            StartDate = today.AddDays(60),
            EndDate = today.AddDays(240),
            Places = 12,
            Budget = 120_000,
            Currency = "USD",
            Terms = new()
            {
                Eligibility = new() { Helices = [Helix.Industry, Helix.CivilSociety, Helix.Media, Helix.Technology], Sizes = [ActorSize.Micro, ActorSize.Small, ActorSize.Medium] },
                Criteria = [new("craft", "Craft", 2), new("roots", "Closeness to the tale's people", 2), new("plan", "A plan that can be done", 1)],
                Quotas =
                [
                    new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA", "MM", "TL"], AtLeast = 3 },
                    new() { Dimension = QuotaDimension.WomenLed, AtLeast = 4 },
                    new() { Dimension = QuotaDimension.Helix, Values = ["media"], AtLeast = 2 },
                    new() { Dimension = QuotaDimension.Country, Values = ["ID"], AtMost = 3 },
                ],
            },
        };
        var fitting = actors.Where(actor => programme.Terms.Eligibility.Objection(actor) is null && IsOn(actor, Screen)).Take(Applicants).ToList();
        foreach (var actor in fitting)
        {
            var draw = new DemoRandom(7, DemoStream.Programmes, actor.Id);
            var entry = Entry(actor, EntryOrigin.Applied, EntryState.Submitted);
            entry.Pitch = Pitches[(int)(draw.NextUnit() * Pitches.Length)];
            entry.AskedAmount = 4_000 + (1_000 * (int)(draw.NextUnit() * 17));
            var likes = draw.NextUnit();
            entry.Reviews = [Review(programme, likes, ref draw), Review(programme, likes, ref draw)];
            programme.Entries.Add(entry);
        }

        return programme;
    }

    private static Programme Films(DateOnly today) => new()
    {
        Kind = ProgrammeKind.Call,
        Title = "Call: green heritage on film",
        Brief = "Documentary and animated films about living with the sea, the forest and the river: heritage sites under a changing climate, crafts that use what grows again, music and festivals of the seasons. "
            + "Each project joins a producer, a university or archive that knows the subject, a broadcaster, and somebody on the ground.",
        Sectors = ["film", "animation", "heritage"],
        State = ProgrammeState.Open,
        ApplyFrom = today.AddDays(-10),
        ApplyUntil = today.AddDays(45),
        StartDate = today.AddDays(120),
        EndDate = today.AddDays(480),
        Places = 5,
        Budget = 500_000,
        Currency = "USD",
        Terms = new()
        {
            Roles =
            [
                new() { Code = "producer", Text = "leads, and makes the film", Helix = Helix.Industry, Topics = ["film", "animation"] },
                new() { Code = "knowledge", Text = "a university or archive that knows the subject", Helix = Helix.Academia, Topics = ["heritage"] },
                new() { Code = "broadcaster", Text = "brings it to an audience", Helix = Helix.Media, Topics = ["broadcasting"] },
                new() { Code = "ground", Text = "works with the people of the place", Helix = Helix.CivilSociety },
            ],
            Criteria = [new("need", "Need", 1), new("team", "Team", 2), new("reach", "Reach", 1)],
            Quotas = [new() { Dimension = QuotaDimension.Country, Values = [.. Countries.Asean], AtLeast = 3 }],
        },
    };

    private static Programme Round(List<Actor> actors, List<Actor> firms, DateOnly today)
    {
        var programme = new Programme
        {
            Kind = ProgrammeKind.Mentoring,
            Title = "Mentoring round for young firms",
            Brief = "Eight conversations in four months. Mentors bring what they have learnt, mentees a question that they cannot answer alone.",
            Sectors = ["design-and-creative-services"],
            State = ProgrammeState.Selecting,
            ApplyUntil = today.AddDays(-5),
            StartDate = today.AddDays(20),
            EndDate = today.AddDays(140),
            Terms = new() { Roles = [new() { Code = "mentor", Text = "gives advice" }, new() { Code = "mentee", Text = "looks for advice" }] },
        };
        var offering = actors.Where(actor => Speaks(actor, InterestKind.Offer)).Take(Mentors).ToList();
        foreach (var actor in offering) programme.Entries.Add(Entry(actor, EntryOrigin.Invited, EntryState.Accepted, "mentor"));
        foreach (var actor in firms.Except(offering).Where(actor => Speaks(actor, InterestKind.Need)).Take(Mentees)) programme.Entries.Add(Entry(actor, EntryOrigin.Applied, EntryState.Submitted, "mentee", Pitches[(int)(actor.Id % Pitches.Length)]));
        return programme;
    }

    private static Programme Forum(List<Actor> actors, DateOnly today)
    {
        var programme = new Programme
        {
            Kind = ProgrammeKind.Forum,
            Title = "Forum of creative industries: meetings of two",
            Brief = "One day on which firms, schools, broadcasters and public bodies of the region meet in twos, twenty minutes each.",
            Sectors = ["audiovisual", "design-and-creative-services"],
            State = ProgrammeState.Selecting,
            Entrance = ProgrammeEntrance.Invitation,
            StartDate = today.AddDays(30),
            EndDate = today.AddDays(30),
            Places = 80,
        };

        // Every so many of the registry, so that all helices and countries are there, and the example that people sign in as.
        var example = actors.FirstOrDefault(actor => actor.Helix == Helix.Industry);
        var step = Math.Max(1, actors.Count / Guests);
        foreach (var actor in actors.Where((actor, at) => at % step == 0 || actor == example).Take(Guests)) programme.Entries.Add(Entry(actor, EntryOrigin.Invited, EntryState.Accepted));
        long[] guests = [.. programme.Entries.Select(entry => entry.ActorId)];
        foreach (var entry in programme.Entries) entry.Answers = Wishes(entry.ActorId, guests);
        return programme;
    }

    // Two in three say whom they would like to meet, some when they are there.
    private static string? Wishes(long actorId, long[] guests)
    {
        var draw = new DemoRandom(11, DemoStream.Programmes, actorId);
        if (draw.NextUnit() > 2.0 / 3) return null;
        var wishes = Enumerable.Range(0, 1 + (int)(draw.NextUnit() * 5)).Select(_ => guests[(int)(draw.NextUnit() * guests.Length)]).Where(guest => guest != actorId).Distinct().ToList();
        string[] hours = draw.NextUnit() switch { < 0.15 => ["09:00-13:00"], < 0.3 => ["13:00-18:00"], _ => [] };
        return JsonSerializer.Serialize(new EntryPreferences { Wishes = wishes, Available = hours }, ProgrammeJson.Format);
    }

    private static ProgrammeEntry Entry(Actor actor, EntryOrigin origin, EntryState state, string? role = null, string? pitch = null) => new() { ActorId = actor.Id, Origin = origin, State = state, Role = role, Pitch = pitch };

    // Two who read the same see much the same, and each a little else.
    private static ProgrammeReview Review(Programme programme, double likes, ref DemoRandom draw)
    {
        Dictionary<string, double> scores = [];
        foreach (var criterion in programme.Terms.Criteria) scores[criterion.Code] = Math.Clamp(Math.Round(2 * (3 + (5 * likes) + (3 * (draw.NextUnit() - 0.5)))) / 2, 0, 10);
        return new() { Scores = scores, At = programme.ApplyUntil!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) };
    }

    private static bool IsOn(Actor actor, string[] sectors) => actor.Sectors.Exists(sector => Taxonomy.Sectors.WithAncestors(sector).Any(term => sectors.Contains(term.Code)));

    private static bool Speaks(Actor actor, InterestKind kind) => actor.Interests.Exists(interest => interest.Kind == kind && interest.Tag is { } tag && (tag == Mentoring.Root || Mentoring.IsTopic(tag)));
}
