using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Notifications;

/// <summary>How mails leave the house. The password comes from the environment (<c>MATCHMAKER_Mail__Password</c>), never from a file of the repository.</summary>
public sealed class MailOptions : IValidatableObject
{
    private const int ImplicitTls = 465;

    /// <summary>The SMTP server; where there is none, mails go into <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted (STARTTLS); by default on every port but 25. Port 465, where encryption begins before the first word, is refused.</summary>
    public bool? Encrypt { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "matchmaker@localhost";

    /// <summary>The folder that mails are written to as <c>.eml</c> files; beside the database by default.</summary>
    public string? Folder { get; set; }

    /// <summary>How long the server may take for one mail.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many mails are sent at once.</summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 8;

    /// <summary>The address of the app in links, such as <c>https://match.example.org</c>. Taken from the environment, not from a request, which could be forged.</summary>
    public string? PublicAddress { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // The framework's client knows STARTTLS alone; on this port it would wait for a greeting that never comes.
        if (Host is not null && Port == ImplicitTls)
            yield return new($"Mail:Port {ImplicitTls} is for connections that are encrypted from their first byte, which are not supported. Use the port on which {Host} begins encryption with STARTTLS, usually 587.", [nameof(Port)]);
    }
}
