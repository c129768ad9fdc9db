using System.ComponentModel.DataAnnotations;
using Matchmaker.App.Notifications;

namespace Matchmaker.App.Tests.Notifications;

public sealed class MailOptionsTests
{
    [Fact]
    public void Validate_PortOfImplicitTls_SaysWhichPortToUse()
    {
        var refusal = Assert.Single(Problems(new() { Host = "mail.example.org", Port = 465 }));

        Assert.Contains("587", refusal, StringComparison.Ordinal);
        Assert.Contains("STARTTLS", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OtherPortsOrNoServer_IsFine()
    {
        Assert.Empty(Problems(new() { Host = "mail.example.org", Port = 587 }));
        Assert.Empty(Problems(new() { Host = "mail.example.org", Port = 25 }));
        Assert.Empty(Problems(new() { Port = 465 }));
    }

    private static List<string?> Problems(MailOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found.ConvertAll(one => one.ErrorMessage);
    }
}
