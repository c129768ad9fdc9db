namespace Matchmaker.App.Demo;

/// <summary>The purposes that random numbers are drawn for; each has its own stream, so that a change to one leaves the others as they were.</summary>
internal enum DemoStream
{
    Words,
    Population,
    Profile,
    Texts,
    Schedule,
    Collaboration,
    Feedback,
    Capacity,
    Programmes,
}
