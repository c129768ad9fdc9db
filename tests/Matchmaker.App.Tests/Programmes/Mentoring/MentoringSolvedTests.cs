using System.Globalization;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.App.Tests.Programmes.Mentoring;

public sealed class MentoringSolvedTests
{
    private static readonly MentoringParticipant[] Mentors =
    [
        Of("m1", "Ana", ["export"], ["en"], "PH"),
        Of("m2", "Bao", ["story"], ["vi"], "VN"),
        Of("m3", "Cho", ["ip"], ["ko", "en"], "KR") with { Places = 2 },
    ];

    [Fact]
    public void Tell_EachReasonToBeLeft_IsSaidAndWhatHelpsWasTried()
    {
        var account = Tell(
        [
            Of("full1", "Full one", ["export"], ["en"], "PH"), Of("full2", "Full two", ["export"], ["en"], "GB"), Of("tongue", "Tongue", ["story"], ["th"], "TH"), Of("topic", "Topic", ["design"], ["en"], "PH"),
            Of("bars", "Bars", ["ip"], ["en"], "KR") with { Avoid = ["m3"] }, Of("none", "None", ["ip"], ["en"], "KR") with { Places = 0 },
        ]);

        Assert.Equal(["full1"], account.Pairs.Select(pair => pair.Mentee));
        var left = account.Unmatched.ToDictionary(one => one.Mentee);
        Assert.Equal(
            [("full2", UnmatchedReason.Full), ("tongue", UnmatchedReason.Language), ("topic", UnmatchedReason.Topic), ("bars", UnmatchedReason.Forbidden), ("none", UnmatchedReason.AsksForNone)],
            account.Unmatched.Select(one => (one.Mentee, one.Reason)));
        Assert.Equal("All who could are full (1): Ana.", left["full2"].Why);
        Assert.Equal("One more place at Ana", left["full2"].WouldHelp![0].Text);
        Assert.Equal("gets Ana; nothing changes for others", left["full2"].WouldHelp![0].Effect);
        Assert.Equal("1 mentor(s) know a topic, and none speaks Thai; they speak Vietnamese.", left["tongue"].Why);
        Assert.Equal("Speaking Vietnamese as well", left["tongue"].WouldHelp![0].Text);
        Assert.Equal("Nobody with free places offers product design.", left["topic"].Why);
        Assert.Contains(left["topic"].WouldHelp!, help => help.Text == "Asking for rights and contracts as well" && help.Effect.StartsWith("gets Cho", StringComparison.Ordinal));
        Assert.Equal("Allowing Cho", left["bars"].WouldHelp![0].Text);
        Assert.Empty(left["none"].WouldHelp!);
    }

    [Fact]
    public void Tell_WhoOffersTheTopicTakesNobody_SaysSoAndThatAPlaceThereHelps()
    {
        var solved = MentoringSolved.Solve(new()
        {
            Mentees = [Of("s1", "Sari", ["export"], ["en"], "PH")],
            Mentors = [Of("a", "Ana", ["export"], ["en"], "PH") with { Places = 0 }, Of("b", "Bao", ["export"], ["vi"], "VN"), Of("c", "Cho", ["ip"], ["en"], "KR")],
        });
        var account = In("en", () => MentoringTelling.Tell(solved, TimeSpan.Zero));

        var left = Assert.Single(account.Unmatched);
        Assert.Equal((UnmatchedReason.Full, "All who could take nobody (1): Ana."), (left.Reason, left.Why));
        Assert.Equal([("One more place at Ana", "gets Ana; nothing changes for others"), ("Speaking Vietnamese as well", "gets Bao; nothing changes for others")], left.WouldHelp!.Select(help => (help.Text, help.Effect)));
        Assert.Contains("1 without a mentor because all who could are full or take nobody.", account.Summary);
        Assert.True(solved.With(left.WouldHelp![0].Changes).Mentors[0].Any());
    }

    [Fact]
    public void Tell_WhatIsSaidToHelp_PlacesTheMenteeWhenItIsDone()
    {
        var random = new Random(4);
        string[] topics = ["export", "story", "ip", "design"], languages = ["en", "vi", "th", "id"];
        var asked = 0;
        for (var round = 0; round < 25; round++)
        {
            MentoringParticipant Draw(string id) => Of(id, id, [topics[random.Next(4)]], [languages[random.Next(4)]], random.Next(2) == 0 ? "VN" : "GB");
            var stated = new MentoringRound
            {
                Mentees = [.. Enumerable.Range(0, 12).Select(at => Draw($"s{at}"))],
                Mentors = [.. Enumerable.Range(0, 5).Select(at => Draw($"m{at}"))],
                Settings = new() { Mode = (AssignmentMode)(round % 3), MostHoursApart = round % 2 == 0 ? 3 : null },
            };
            var solved = MentoringSolved.Solve(stated);
            foreach (var left in In("en", () => MentoringTelling.Tell(solved, TimeSpan.Zero)).Unmatched)
            {
                foreach (var help in left.WouldHelp!)
                {
                    asked++;
                    var anew = MentoringSolved.Solve(help.Changes.Aggregate(stated, MentoringChanges.Apply));
                    Assert.Equal(help.Placed, anew.Solution.PlacedRows);
                    var gone = solved.With(help.Changes);
                    Assert.True(gone.Mentors[gone.MenteeAt[left.Mentee]].Any(), $"{help.Text} was said to place {left.Mentee}.");
                    Assert.Equal(anew.Solution.TotalFit, gone.Solution.TotalFit, 9);
                }
            }
        }

        Assert.True(asked > 40, $"{asked}");
    }

    [Fact]
    public void Tell_Totals_HoldTheProof()
    {
        var account = Tell([Of("s1", "An", ["export"], ["en"], "PH"), Of("s2", "Bi", ["ip"], ["en"], "PH")]);
        Assert.True(account.Totals.IsProvenBest);
        Assert.Equal(account.Pairs.Sum(pair => pair.Fit), account.Totals.TotalFit, 9);
        Assert.Equal((2, 2, 0), (account.Totals.Placed, account.Totals.Pairs, account.Totals.BlockingPairs));
        Assert.Equal("2 of 2 mentees have a mentor; 3 mentors have 4 places.", account.Summary[0]);
        Assert.Equal("knows export readiness; both speak English; same time of day", account.Pairs[0].Why);
    }

    [Fact]
    public void With_Lock_SaysInWordsWhatChanges()
    {
        var solved = MentoringSolved.Solve(new() { Mentees = [Of("s1", "An", ["export"], ["en"], "PH"), Of("s2", "Bi", ["export"], ["en"], "GB")], Mentors = Mentors, Settings = new() { Mode = AssignmentMode.HighestTotal } });
        var after = solved.With(new MentoringChange(MentoringChangeKind.Lock, "s2", "m1"));

        var lines = In("en", () => MentoringDifference.Of(solved, after));

        Assert.StartsWith("1 mentees placed instead of 1;", lines[0], StringComparison.Ordinal);
        Assert.Equal(["An has nobody any more (was Ana).", "Bi gets Ana."], lines.Skip(1));
        Assert.Empty(In("en", () => MentoringDifference.Of(solved, solved.With(new MentoringChange(MentoringChangeKind.Forbid, "s2", "m2")))));
        Assert.Throws<GivenException>(() => after.With(new MentoringChange(MentoringChangeKind.Lock, "s1", "m1")));
        Assert.Throws<GivenException>(() => after.With(new MentoringChange(MentoringChangeKind.Places, Mentor: "nobody", Value: "2")));
        Assert.Throws<GivenException>(() => after.With(new MentoringChange(MentoringChangeKind.Language, "s1", Value: "Klingonese")));
    }

    [Fact]
    public void Fits_Wishes_DecideBetweenEquals()
    {
        MentoringParticipant[] twins = [Of("m1", "Ana", ["export"], ["en"], "PH"), Of("m2", "Ben", ["export"], ["en"], "PH")];
        var solved = MentoringSolved.Solve(new() { Mentees = [Of("s1", "An", ["export"], ["en"], "PH") with { Wishes = ["m2"] }], Mentors = twins });
        Assert.Equal([(0, 1)], solved.Solution.Pairs);
        Assert.Equal((1, null), (solved.Fits.Of(0, 1).MenteeWish, solved.Fits.Of(0, 1).MentorWish));
    }

    [Fact]
    public void Compare_Modes_StableHasNoBlockingPairsAndTotalIsHighest()
    {
        var random = new Random(9);
        MentoringParticipant Draw(string id) => Of(id, id, [random.Next(2) == 0 ? "export" : "ip", random.Next(2) == 0 ? "story" : "design"], ["en"], random.Next(2) == 0 ? "VN" : "GB");
        var solved = MentoringSolved.Solve(new() { Mentees = [.. Enumerable.Range(0, 30).Select(at => Draw($"s{at}"))], Mentors = [.. Enumerable.Range(0, 20).Select(at => Draw($"m{at}"))] });
        var modes = MentoringTelling.Compare(solved).ToDictionary(one => one.Mode);
        Assert.Equal(0, modes[AssignmentMode.Stable].BlockingPairs);
        Assert.True(modes[AssignmentMode.HighestTotal].TotalFit >= modes.Values.Max(one => one.TotalFit) - 1e-9);
        Assert.True(modes[AssignmentMode.EveryonePlaced].Placed >= modes.Values.Max(one => one.Placed));
    }

    [Fact]
    public void ToCsv_FormulaInAName_IsMarked()
    {
        var account = Tell([Of("s1", "=HYPERLINK(\"x\")", ["export"], ["en"], "PH")]);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", MentoringOutput.ToCsv(account), StringComparison.Ordinal);
    }

    private static MentoringAccount Tell(IReadOnlyList<MentoringParticipant> mentees) =>
        In("en", () => MentoringTelling.Tell(MentoringSolved.Solve(new() { Mentees = mentees, Mentors = Mentors }), TimeSpan.Zero));

    private static MentoringParticipant Of(string id, string name, string[] topics, string[] languages, string country) => new() { Id = id, Name = name, Topics = topics, Languages = languages, Country = country };

    private static T In<T>(string culture, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
