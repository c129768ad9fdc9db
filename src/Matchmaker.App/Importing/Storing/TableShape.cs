using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Matchmaker.App.Importing.Storing;

/// <summary>The table and columns of an entity, taken from the model, so that a new property of an entity is written without a change here.</summary>
internal sealed class TableShape
{
    // Actors and collaborations get their keys from the import, which needs them before the insert; the database numbers all others.
    private static readonly string[] KeyedByImport = ["Actors", "Collaborations"];

    public TableShape(IEntityType type)
    {
        Table = type.GetTableName()!;
        var place = StoreObjectIdentifier.Table(Table);
        var isKeyed = KeyedByImport.Contains(Table) || !type.FindPrimaryKey()!.Properties.Any(key => key.ValueGenerated == ValueGenerated.OnAdd);
        foreach (var property in type.GetProperties())
            if (isKeyed || property.ValueGenerated != ValueGenerated.OnAdd) Columns.Add(ColumnOf(property, place, record => property.GetGetter().GetClrValue(record)));
        foreach (var part in type.GetComplexProperties())
            foreach (var property in part.ComplexType.GetProperties())
                Columns.Add(ColumnOf(property, place, record => part.GetGetter().GetClrValue(record) is { } whole ? property.PropertyInfo!.GetValue(whole) : null));
    }

    public string Table { get; }

    public List<TableColumn> Columns { get; } = [];

    private static TableColumn ColumnOf(IProperty property, in StoreObjectIdentifier place, Func<object, object?> read) =>
        new(property.GetColumnName(place)!, property.GetRelationalTypeMapping(), property.IsPrimaryKey(), read);
}
