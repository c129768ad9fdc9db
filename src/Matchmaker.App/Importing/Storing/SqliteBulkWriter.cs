using System.Globalization;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Prepared statements: a call into SQLite costs microseconds, so that nothing larger pays.</summary>
internal sealed class SqliteBulkWriter(RegistryContext context) : IBulkWriter
{
    private readonly Dictionary<Type, TableShape> _shapes = [];

    // A transaction that writes is alone in SQLite, and may count on by itself.
    private readonly Dictionary<string, long> _lastKeys = [];

    public Task InsertAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class => BulkWriter.RunAsync(context, ShapeOf<T>(), BulkWriter.InsertText(ShapeOf<T>()), records, cancellationToken);

    public Task UpdateAsync<T>(IReadOnlyList<T> records, CancellationToken cancellationToken)
        where T : class => BulkWriter.RunAsync(context, ShapeOf<T>(), BulkWriter.UpdateText(ShapeOf<T>()), records, cancellationToken);

    public async Task ReserveKeysAsync(string table, Queue<long> keys, int count, CancellationToken cancellationToken)
    {
        if (!_lastKeys.TryGetValue(table, out var last)) last = await LastKeyAsync(table, cancellationToken);
        while (keys.Count < count) keys.Enqueue(++last);
        _lastKeys[table] = last;
    }

    private async Task<long> LastKeyAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "SELECT seq FROM sqlite_sequence WHERE name = @table";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@table", table);
        command.Parameters.Add(parameter);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken) ?? 0L, CultureInfo.InvariantCulture);
    }

    private TableShape ShapeOf<T>()
    {
        if (_shapes.TryGetValue(typeof(T), out var shape)) return shape;
        return _shapes[typeof(T)] = new(context.Model.FindEntityType(typeof(T))!);
    }
}
