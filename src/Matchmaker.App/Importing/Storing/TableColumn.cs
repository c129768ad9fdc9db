using Microsoft.EntityFrameworkCore.Storage;

namespace Matchmaker.App.Importing.Storing;

/// <summary>One column of a table: its name, its type, and how to read what it stores from a record.</summary>
internal sealed record TableColumn(string Name, RelationalTypeMapping Type, bool IsKey, Func<object, object?> Read)
{
    /// <summary>The value as the provider stores it.</summary>
    public object? Stored(object record) => Read(record) is not { } value ? null : Type.Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
