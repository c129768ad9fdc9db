using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Files;

/// <summary>A kind of table, recognised from its header: the columns it needs, those it also understands, and how a row of it is read.</summary>
internal sealed record TableFormat(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, Func<RowFields, ImportRow> Read)
{
    /// <summary>Tables of lower order are read first, so that what others refer to is there.</summary>
    public int Order { get; init; }

    /// <summary>Columns that are known and not kept, on purpose; any other unknown column is remarked on.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether it is of the product's own layout: exports mark what a spreadsheet would take for a formula, and the mark is taken away again.</summary>
    public bool IsOwn { get; init; }

    public FieldValues Values { get; init; } = FieldValues.Default;

    public bool Knows(string column) => Contains(Required, column) || Contains(Optional, column);

    public bool Ignores(string column) => Contains(Ignored, column);

    private static bool Contains(IReadOnlyList<string> columns, string column) => columns.Contains(column, StringComparer.OrdinalIgnoreCase);
}
