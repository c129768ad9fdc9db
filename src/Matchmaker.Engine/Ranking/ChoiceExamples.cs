namespace Matchmaker.Engine.Ranking;

/// <summary>What the conditional logit is fitted to: examples with at least one relevant candidate and a sample of the others, the columns their signals are told in, and the penalty.</summary>
internal sealed record ChoiceExamples(RankingExample[] Examples, ShapeDesign Design, ShapePenalty Penalty)
{
    public static ChoiceExamples Of(RankingExample[] usable, RankerOptions options)
    {
        var design = ShapeDesign.Of(usable, options);
        return new([.. usable.Select((example, at) => example.Sampled(options.Alternatives, (ulong)at))], design, new(design, options.Penalty, options.Smoothness));
    }
}
