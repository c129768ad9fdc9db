using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Matchmaker.App.Storage;

/// <summary>Stores a point in time as its UTC date and time.</summary>
internal sealed class UtcTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
