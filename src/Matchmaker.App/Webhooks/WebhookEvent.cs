namespace Matchmaker.App.Webhooks;

/// <summary>What an organisation can be told of.</summary>
public static class WebhookEvent
{
    public const string IntroductionAsked = "introduction.asked";
    public const string IntroductionAnswered = "introduction.answered";
    public const string IntroductionMessage = "introduction.message";
    public const string SuggestionsNew = "suggestions.new";
    public const string ProgrammeNews = "programme.news";

    /// <summary>Says nothing; sent when an address is tried out, and not for subscribing to.</summary>
    public const string Test = "test";

    public static IReadOnlyList<string> All { get; } = [IntroductionAsked, IntroductionAnswered, IntroductionMessage, SuggestionsNew, ProgrammeNews];
}
