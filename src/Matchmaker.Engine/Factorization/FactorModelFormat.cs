using System.Text.Json;

namespace Matchmaker.Engine.Factorization;

/// <summary>How a <see cref="FactorModel"/> lies in a <see cref="ModelContainer"/>: sections whose names begin with "factors/"; others are free for their users.</summary>
public static class FactorModelFormat
{
    private const string Shape = "factors/shape";
    private const string Options = "factors/options";
    private const string RowFactors = "factors/rows";
    private const string ColumnFactors = "factors/columns";
    private const string Gramian = "factors/gramian";
    private const string RowWeights = "factors/weights/rows";
    private const string ColumnWeights = "factors/weights/columns";

    /// <summary>The model as sections. O(bytes).</summary>
    public static IReadOnlyList<ModelSection> Encode(FactorModel model) =>
    [
        ModelSection.Of<int>(Shape, [model.Rows.RowCount, model.Columns.RowCount, model.Rank]),
        new ModelSection(Options, JsonSerializer.SerializeToUtf8Bytes(AlsOptions.From(model.Options))),
        ModelSection.Of(RowFactors, model.Rows.Values),
        ModelSection.Of(ColumnFactors, model.Columns.Values),
        ModelSection.Of(Gramian, model.ColumnGramian),
        .. model.RowWeights is { } rows ? [ModelSection.Of(RowWeights, rows.Values)] : Array.Empty<ModelSection>(),
        .. model.ColumnWeights is { } columns ? [ModelSection.Of(ColumnWeights, columns.Values)] : Array.Empty<ModelSection>(),
    ];

    /// <summary>Writes a model and any further sections of its users.</summary>
    public static void Write(Stream stream, FactorModel model, params IReadOnlyList<ModelSection> further) =>
        ModelContainer.Write(stream, [.. Encode(model), .. further]);

    /// <summary>The model in a container, its factors used where they lie.</summary>
    /// <exception cref="ModelFormatException">Sections are missing or contradict one another.</exception>
    public static FactorModel Decode(ModelContainer container)
    {
        var shape = container.Numbers<int>(Shape).Span;
        if (shape.Length != 3) throw Contradiction("its shape");
        try
        {
            var options = JsonSerializer.Deserialize<AlsOptions>(container.Bytes(Options).Span) ?? throw Contradiction("its options");
            return new FactorModel(
                new FactorMatrix(shape[0], shape[2], container.Numbers<float>(RowFactors)),
                new FactorMatrix(shape[1], shape[2], container.Numbers<float>(ColumnFactors)),
                options,
                container.Numbers<float>(Gramian).Span)
            {
                RowWeights = Weights(container, RowWeights, shape[2]),
                ColumnWeights = Weights(container, ColumnWeights, shape[2]),
            };
        }
        catch (Exception error) when (error is ArgumentException or JsonException)
        {
            throw Contradiction(error.Message);
        }
    }

    /// <summary>Only models that were trained with features have them.</summary>
    private static FactorMatrix? Weights(ModelContainer container, string section, int rank)
    {
        if (!container.Contains(section)) return null;
        var values = container.Numbers<float>(section);
        return new FactorMatrix(values.Length / FactorMatrix.StrideOf(rank), rank, values);
    }

    private static ModelFormatException Contradiction(string what) =>
        new(ModelDefect.Damaged, $"The model is damaged, its parts contradict one another ({what}): train again with `matchmaker train`.");
}
