using System.Text;
using System.Text.RegularExpressions;
using Matchmaker.App.Notifications;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Notifications;

/// <summary>What a mail looks like on its way, and that a folder holds it once.</summary>
public sealed partial class FolderMailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Send_Twice_IsOneFileNamedByItsMessageId()
    {
        var sender = new FolderMail(_folder.Path, "Matchmaker <noreply@match.example>");
        await sender.SendAsync(Mail());
        await sender.SendAsync(Mail());

        Assert.Equal("abc@match.example.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Path))));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_folder.Path, ".unfinished")));
    }

    [Fact]
    public async Task Send_TextAndPage_AreAlternativesWithTheHeadersOfAList()
    {
        var text = await WrittenAsync(Mail() with { Subject = "Hồ sơ của bạn – 25 gợi ý", Html = "<p>Xin chào</p>", UnsubscribeUrl = "https://match.example/unsubscribe/abc?x=1&y=2" });

        Assert.Matches(@"(?mi)^content-type: multipart/alternative", text);
        Assert.True(text.IndexOf("text/plain", StringComparison.Ordinal) < text.IndexOf("text/html", StringComparison.Ordinal));
        Assert.Matches(@"(?m)^List-Unsubscribe: <https://match\.example/unsubscribe/abc\?x=1&y=2>\r$", text);
        Assert.Matches(@"(?m)^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$", text);
        Assert.Matches(@"(?m)^Auto-Submitted: auto-generated\r$", text);
        Assert.Matches(@"(?mi)^Message-ID: <abc@match\.example>\r$", text);
        Assert.Single(Regex.Matches(text, @"(?mi)^date: "));
        Assert.Matches(@"(?m)^Subject: =\?utf-8\?", text);
        Assert.Equal("Hồ sơ của bạn – 25 gợi ý", Subject(text));
        Assert.Contains("<p>Xin chào</p>", Parts(text), StringComparison.Ordinal);
        Assert.Contains("Hello, đây", Parts(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hi\r\nBcc: victim@example.org")]
    [InlineData("Hi\nBcc: victim@example.org")]
    [InlineData("Hi\u2028Bcc: victim@example.org\u0000\u000b")]
    public async Task Send_SubjectWithLines_BeginsNoHeader(string subject)
    {
        var text = await WrittenAsync(Mail() with { Subject = subject });

        Assert.DoesNotMatch(@"(?mi)^bcc:", text);
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: victim@example.org", null)]
    [InlineData("nobody", null)]
    [InlineData("a@example.org", "javascript:alert(1)")]
    [InlineData("a@example.org", "no address")]
    public async Task Send_WhatIsNoMail_IsRefusedForGood(string to, string? unsubscribe) =>
        await Assert.ThrowsAsync<MailRefusedException>(() => new FolderMail(_folder.Path, "noreply@match.example").SendAsync(Mail() with { To = to, UnsubscribeUrl = unsubscribe }));

    [Fact]
    public void MessageId_OfAKey_IsAlwaysTheSame()
    {
        Assert.Equal(OutgoingMail.MessageIdOf("a", "X <x@match.example>"), OutgoingMail.MessageIdOf("a", "x@match.example"));
        Assert.NotEqual(OutgoingMail.MessageIdOf("a", "x@match.example"), OutgoingMail.MessageIdOf("b", "x@match.example"));
        Assert.EndsWith("@match.example", OutgoingMail.MessageIdOf("a", "x@match.example"), StringComparison.Ordinal);
    }

    private static OutgoingMail Mail() => new("abc@match.example", "a@example.org", "Hello", "Hello, đây");

    private async Task<string> WrittenAsync(OutgoingMail mail)
    {
        await new FolderMail(_folder.Path, "noreply@match.example").SendAsync(mail);
        return await File.ReadAllTextAsync(Directory.GetFiles(_folder.Path).Single());
    }

    private static string Subject(string text)
    {
        var header = Regex.Match(text, @"(?m)^Subject: ((?:.*\r?\n)(?:[ \t].*\r?\n)*)").Groups[1].Value;
        return string.Concat(EncodedWord().Matches(header).Select(word => Encoding.UTF8.GetString(word.Groups[1].Value == "B" ? Convert.FromBase64String(word.Groups[2].Value) : Quoted(word.Groups[2].Value.Replace('_', ' ')))));
    }

    private static string Parts(string text) => string.Concat(Regex.Matches(text, @"(?s)base64\r\n\r\n(.+?)\r\n(?:\r\n)?--").Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups[1].Value))))
        + Encoding.UTF8.GetString(Quoted(text.Replace("=\r\n", "", StringComparison.Ordinal)));

    private static byte[] Quoted(string text) => [.. Regex.Matches(text, "=([0-9A-F]{2})|.|\n", RegexOptions.Singleline).SelectMany(one => one.Groups[1].Success ? [Convert.ToByte(one.Groups[1].Value, 16)] : Encoding.UTF8.GetBytes(one.Value))];

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
