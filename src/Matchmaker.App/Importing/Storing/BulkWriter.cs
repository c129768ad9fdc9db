using System.Data.Common;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Matchmaker.App.Importing.Storing;

/// <summary>What both providers share: prepared statements, one a kind of record, run once a record.</summary>
internal static class BulkWriter
{
    public static IBulkWriter For(RegistryDatabase database, RegistryContext context) =>
        database.IsPostgres ? new PostgresBulkWriter(context) : new SqliteBulkWriter(context);

    public static string InsertText(TableShape shape) =>
        $"INSERT INTO \"{shape.Table}\" ({string.Join(", ", shape.Columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", shape.Columns.Select(Parameter))})";

    public static string UpdateText(TableShape shape)
    {
        var set = shape.Columns.Where(column => !column.IsKey).Select(Equation);
        var key = shape.Columns.Where(column => column.IsKey).Select(Equation);
        return $"UPDATE \"{shape.Table}\" SET {string.Join(", ", set)} WHERE {string.Join(" AND ", key)}";
    }

    public static async Task RunAsync<T>(RegistryContext context, TableShape shape, string text, IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class
    {
        if (records.Count == 0) return;
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = text;
        foreach (var column in shape.Columns) command.Parameters.Add(ParameterOf(command, column, column.Read(records[0])));
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < shape.Columns.Count; i++) command.Parameters[i].Value = shape.Columns[i].Stored(record) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbParameter ParameterOf(DbCommand command, TableColumn column, object? value) => column.Type.CreateParameter(command, Parameter(column), value, nullable: true);

    private static string Parameter(TableColumn column) => "@" + column.Name;

    private static string Equation(TableColumn column) => $"\"{column.Name}\" = {Parameter(column)}";
}
