using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;

namespace Matchmaker.App.Tests.Importing;

public sealed class DelimitedReaderTests
{
    private static readonly Gen<string> Fields = Gen.Elements("", "a", "b c", "é", "ស", "😀", "\"", ",", ";", "\r\n", "\n", "\"\"", "x\"y").ListOf().Select(string.Concat);

    [Fact]
    public void Read_WhatCsvTextWrote_ComesBack() => Prop.ForAll(
        Arb.From(Fields.NonEmptyListOf().NonEmptyListOf()),
        written => ReadAll(string.Concat(written.Select(record => CsvText.Line(record) + "\r\n")), out _)
            .SequenceEqual(written.Where(record => CsvText.Line(record).Length > 0).Select(record => string.Join('\u0001', record)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_Garbage_EndsAndCountsEveryLineOnce() => Prop.ForAll(
        Arb.From(Gen.Elements((byte)'a', (byte)',', (byte)'"', (byte)'\n', (byte)'\r', (byte)0, (byte)0xC3, (byte)0xA9, (byte)0xFF, (byte)0xF0).ArrayOf()),
        bytes =>
        {
            var text = new CheckedText(new OneByteStream(bytes));
            var reader = new DelimitedReader(text);
            var last = 0L;
            while (reader.Read())
            {
                if (reader.Line <= last || reader.Line > bytes.Length + 1) return false;
                last = reader.Line;
            }

            return text.Faults.Count == 0 || bytes.Length == 0 || text.Faults.All(fault => fault.Line > last);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_LinesAcrossBufferBorders_AreNumberedRight()
    {
        var rows = Enumerable.Range(1, 30_000).Select(i => i % 7 == 0 ? $"{i},\"two\nlines\"" : $"{i},é").ToList();
        var reader = new DelimitedReader(new(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", rows)))));
        var line = 1L;
        foreach (var row in rows)
        {
            Assert.True(reader.Read());
            Assert.Equal((line, row), (reader.Line, reader.Raw));
            line += row.Contains('\n', StringComparison.Ordinal) ? 2 : 1;
        }

        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("a;b,c;d\n", ';')]
    [InlineData("\"a,b,c\";\"d\"\n", ';')]
    [InlineData("a\tb\n", '\t')]
    [InlineData("name\n", ',')]
    public void DetectDelimiter_Header_TakesTheMostFrequentOutsideQuotes(string text, char expected)
    {
        var reader = new DelimitedReader(new(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        reader.DetectDelimiter([',', ';', '\t', '|']);
        Assert.Equal(expected, reader.Delimiter);
    }

    private static List<string> ReadAll(string text, out int problems)
    {
        var reader = new DelimitedReader(new(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        List<string> records = [];
        problems = 0;
        while (reader.Read())
        {
            if (reader.Problem is not null) problems++;
            records.Add(string.Join('\u0001', Enumerable.Range(0, reader.Count).Select(reader.Field)));
        }

        return records;
    }

    // Hands out one byte at a time, so that every character is cut in every place.
    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
