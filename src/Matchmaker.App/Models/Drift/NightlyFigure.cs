namespace Matchmaker.App.Models.Drift;

/// <summary>What was counted of one day: how suggestions fared, or what the registry was like.</summary>
public sealed class NightlyFigure
{
    public long Id { get; set; }

    /// <summary>The day, in UTC.</summary>
    public DateOnly Day { get; set; }

    /// <summary>What was counted: one of <see cref="FigureName"/>.</summary>
    public required string Name { get; set; }

    /// <summary>The model whose suggestions were counted; empty for what is of none.</summary>
    public string Model { get; set; } = "";

    /// <summary>The best rank of the span that was counted, see <see cref="RankSpan"/>; 0 for what has none.</summary>
    public int Rank { get; set; }

    public double Value { get; set; }
}
