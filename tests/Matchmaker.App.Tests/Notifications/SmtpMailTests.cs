using System.Net.Mail;
using Matchmaker.App.Notifications;

namespace Matchmaker.App.Tests.Notifications;

/// <summary>Servers as they are: friendly, refusing, slow, and gone in the middle.</summary>
public sealed class SmtpMailTests
{
    private static readonly OutgoingMail Mail = new("abc@match.example", "a@example.org", "Hello", "Text");

    [Fact]
    public async Task Send_ServerThatTakesIt_HasTheMailWithItsMessageId()
    {
        await using var server = new SmallMailServer(SmallMailServer.Friendly);

        await Sender(server).SendAsync(Mail);

        Assert.Contains("<abc@match.example>", Assert.Single(server.Taken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("553 not allowed", true)]
    [InlineData("451 try later", false)]
    [InlineData("450 busy", false)]
    public async Task Send_AddressRefused_IsForGoodOnlyWhereTheServerSaysSo(string answer, bool isForGood)
    {
        await using var server = new SmallMailServer(line => line.StartsWith("RCPT", StringComparison.Ordinal) ? answer : SmallMailServer.Friendly(line));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Sender(server).SendAsync(Mail));

        Assert.Equal(isForGood, failure is MailRefusedException);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    public async Task Send_ServerThatWantsNoMailOfUs_IsTriedAgain(string at)
    {
        await using var server = new SmallMailServer(line => line.StartsWith(at, StringComparison.Ordinal) || (at == "EHLO" && line.StartsWith("HELO", StringComparison.Ordinal)) ? "550 go away" : SmallMailServer.Friendly(line));

        Assert.IsNotType<MailRefusedException>(await Assert.ThrowsAnyAsync<SmtpException>(() => Sender(server).SendAsync(Mail)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("EHLO")]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task Send_ServerThatHangs_IsGivenUpInTime(string at)
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new SmallMailServer(line => at.Length == 0 ? line.Length == 0 ? never.Task : Task.FromResult(SmallMailServer.Friendly(line)) : line.StartsWith(at, StringComparison.Ordinal) ? never.Task : Task.FromResult(SmallMailServer.Friendly(line)));

        await Assert.ThrowsAsync<TimeoutException>(() => Sender(server).SendAsync(Mail)).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RCPT")]
    [InlineData(".")]
    public async Task Send_ServerThatBreaksOff_IsTriedAgainWithTheSameMessageId(string at)
    {
        var broken = false;
        await using var server = new SmallMailServer(line =>
        {
            if (broken || (at.Length == 0 ? line.Length > 0 : !line.StartsWith(at, StringComparison.Ordinal))) return SmallMailServer.Friendly(line);
            broken = true;
            return null;
        });

        Assert.IsNotType<MailRefusedException>(await Assert.ThrowsAnyAsync<Exception>(() => Sender(server).SendAsync(Mail)));
        await Sender(server).SendAsync(Mail);

        // Taken but not said so: the second one is recognised by its Message-ID.
        Assert.Equal(at == "." ? 2 : 1, server.Taken.Count);
        Assert.All(server.Taken, mail => Assert.Contains("<abc@match.example>", mail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_NobodyListens_IsTriedAgain()
    {
        var server = new SmallMailServer(SmallMailServer.Friendly);
        var sender = Sender(server);
        await server.DisposeAsync();

        await Assert.ThrowsAnyAsync<SmtpException>(() => sender.SendAsync(Mail));
    }

    [Fact]
    public async Task Send_ServerWithoutEncryptionOnAnotherPort_GetsNothing()
    {
        await using var server = new SmallMailServer(SmallMailServer.Friendly);

        await Assert.ThrowsAnyAsync<SmtpException>(() => new SmtpMail(new() { Host = "127.0.0.1", Port = server.Port, From = "noreply@match.example", TimeLimit = TimeSpan.FromSeconds(5) }).SendAsync(Mail));

        Assert.Empty(server.Taken);
    }

    // As the server next door, which has no certificate.
    private static SmtpMail Sender(SmallMailServer server) =>
        new(new() { Host = "127.0.0.1", Port = server.Port, From = "noreply@match.example", TimeLimit = TimeSpan.FromSeconds(2), Encrypt = false });
}
