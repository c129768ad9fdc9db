using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Csv;

/// <summary><c>collaborations.csv</c>: a collaboration a row, with its participants where that is all there is to say of them.</summary>
internal static class CollaborationTemplate
{
    private const string DefaultRole = "participant";

    public static readonly TableFormat Format = new(
        "collaborations", ["external_id", "kind", "title", "start_date"], ["end_date", "text", "sectors", "participants", "demo"], Read)
    {
        Order = 1,
        IsOwn = true,
    };

    private static ImportRow Read(RowFields fields) => new(fields.Origin)
    {
        Collaboration = new()
        {
            Key = fields.Key("external_id", required: true) ?? default,
            Kind = fields.Required("kind") is { } kind ? Codes.Kebab(kind) : null,
            Title = fields.Text("title"),
            Text = fields.Text("text"),
            StartDate = fields.Date("start_date"),
            EndDate = fields.Date("end_date"),
            Sectors = fields.List("sectors"),
            IsDemo = fields.Flag("demo"),
        },
        Participations = Participants(fields),
    };

    private static List<ParticipationDraft> Participants(RowFields fields)
    {
        List<ParticipationDraft> parts = [];
        foreach (var text in fields.List("participants"))
        {
            var equals = text.LastIndexOf('=');
            var role = equals < 0 ? DefaultRole : Codes.Kebab(text[(equals + 1)..].Trim());
            if (fields.Key("participants", equals < 0 ? text : text[..equals]) is { } actor) parts.Add(new(actor, role));
        }

        return parts;
    }
}
