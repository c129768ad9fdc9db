using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Introductions;

namespace Matchmaker.App.Importing.Csv;

/// <summary><c>feedback.csv</c>: what an actor did with a suggested partner, an act a row.</summary>
internal static class FeedbackTemplate
{
    public static readonly TableFormat Format = new(
        "feedback", ["actor", "partner", "kind", "at"], ["reason", "model_version", "rank"], Read)
    {
        Order = 3,
        IsOwn = true,
    };

    private static ImportRow Read(RowFields fields)
    {
        var (actor, partner) = (fields.Key("actor", required: true), fields.Key("partner", required: true));
        var kind = fields.Required("kind") is null ? null : fields.Word<FeedbackKind>("kind");
        var at = fields.Required("at") is null ? null : fields.Time("at");
        if (actor is null || partner is null || kind is null || at is null) return new(fields.Origin);
        return new(fields.Origin)
        {
            Feedback = new(actor.Value, partner.Value, kind.Value, at.Value)
            {
                Reason = fields.Text("reason"),
                ModelVersion = fields.Text("model_version"),
                Rank = fields.Whole("rank"),
            },
        };
    }
}
