using System.ComponentModel.DataAnnotations;

namespace Matchmaker.App.Webhooks;

/// <summary>How events are delivered; section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether addresses inside one's own network, and ones without encryption, may be told: for trying things out only, since anybody who owns an organisation could reach them through this program.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>How long a receiver may take.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many receivers are told at once.</summary>
    [Range(1, 256)]
    public int Lanes { get; set; } = 16;

    /// <summary>How long everything must have failed until a receiver is given up.</summary>
    public TimeSpan GivenUpAfter { get; set; } = TimeSpan.FromDays(1);
}
