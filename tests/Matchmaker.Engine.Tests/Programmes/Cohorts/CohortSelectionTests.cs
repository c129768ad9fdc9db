using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Engine.Tests.Programmes.Cohorts;

public sealed class CohortSelectionTests
{
    [Fact]
    public void Selection_ChangedByChance_AgreesWithTheDefinitions()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var problem = DrawnCohort.Draw(random, 8);
            var (selection, mask) = (new CohortSelection(problem), 0);
            for (var step = 0; step < 20; step++)
            {
                var one = random.Next(problem.Count);
                var changed = mask ^ (1 << one);
                var difference = Math.Abs(DrawnCohort.ValueOf(problem, changed) - DrawnCohort.ValueOf(problem, mask));
                if (selection.Has(one))
                {
                    Assert.Equal(difference, Math.Abs(selection.LossOf(one)), 9);
                    selection.Remove(one);
                }
                else
                {
                    Assert.Equal(difference, Math.Abs(selection.GainOf(one)), 9);
                    selection.Add(one);
                }

                mask = changed;
                Assert.Equal(DrawnCohort.ValueOf(problem, mask), selection.Value, 9);
                Assert.Equal(DrawnCohort.IsAllowed(problem, mask, []), selection.Broken().Count == 0 && !problem.Forbidden.Any(selection.Has));
                if (selection.Broken().Count == 0 && !problem.Forbidden.Any(selection.Has)) RequireMoves(problem, selection, mask);
            }
        }
    }

    [Fact]
    public void Add_Twice_SaysSo()
    {
        var selection = new CohortSelection(new([1], 0, 1));
        selection.Add(0);
        Assert.Contains("chosen already", Assert.Throws<ArgumentException>(() => selection.Add(0)).Message, StringComparison.Ordinal);
    }

    private static void RequireMoves(CohortProblem problem, CohortSelection selection, int mask)
    {
        for (var one = 0; one < problem.Count; one++)
        {
            if (!selection.Has(one)) Assert.Equal(DrawnCohort.IsAllowed(problem, mask | (1 << one), []), selection.CanAdd(one));
            else Assert.Equal(DrawnCohort.IsAllowed(problem, mask & ~(1 << one), []), selection.CanRemove(one));
            for (var other = 0; other < problem.Count; other++)
                if (selection.Has(one) && !selection.Has(other) && !problem.Forbidden.Contains(other))
                    Assert.Equal(DrawnCohort.IsAllowed(problem, (mask & ~(1 << one)) | (1 << other), []), selection.CanSwap(one, other));
        }
    }
}
