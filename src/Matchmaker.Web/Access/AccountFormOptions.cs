using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Access;

/// <summary>How often the forms before the door may be sent; the section <c>forms</c> of the settings. A room full of people behind one address needs more.</summary>
public sealed class AccountFormOptions
{
    /// <summary>Forms that one address may send at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 30;

    /// <summary>Forms a minute that one address may send for long.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 10;

    /// <summary>Mails an hour to one address.</summary>
    [Range(1, 1_000)]
    public int MailsPerHour { get; set; } = 3;

    /// <summary>How long an answer takes that must not tell, by its haste, whether an address is known.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(300);
}
