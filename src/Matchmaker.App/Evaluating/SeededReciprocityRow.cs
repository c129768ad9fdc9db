namespace Matchmaker.App.Evaluating;

/// <summary>What one way of ranking leads to on a demo registry, over several seeds; see <see cref="ReciprocityRow"/>.</summary>
/// <param name="Name">The way of ranking.</param>
/// <param name="Asks">The chance that the actor asks to meet whom it is shown.</param>
/// <param name="Accepts">The chance that whoever is asked accepts.</param>
/// <param name="Both">The chance of both.</param>
public sealed record SeededReciprocityRow(string Name, SeededFigure Asks, SeededFigure Accepts, SeededFigure Both)
{
    internal static SeededReciprocityRow Of(IReadOnlyList<ReciprocityRow> rows) => new(
        rows[0].Name, SeededFigure.Of(rows, row => row.Asks), SeededFigure.Of(rows, row => row.Accepts), SeededFigure.Of(rows, row => row.Both));
}
