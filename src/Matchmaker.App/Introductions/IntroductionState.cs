namespace Matchmaker.App.Introductions;

/// <summary>Where an introduction stands. Contact details are shown from <see cref="Accepted"/> on.</summary>
public enum IntroductionState
{
    Asked,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
    Met,
    WorkedTogether,
}
