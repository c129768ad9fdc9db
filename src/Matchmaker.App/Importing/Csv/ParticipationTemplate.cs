using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Csv;

/// <summary><c>participations.csv</c>: an actor's part in a collaboration a row.</summary>
internal static class ParticipationTemplate
{
    public static readonly TableFormat Format = new(
        "participations", ["collaboration", "actor", "role"], ["contribution", "currency"], Read)
    {
        Order = 2,
        IsOwn = true,
    };

    private static ImportRow Read(RowFields fields)
    {
        var actor = fields.Key("actor", required: true);
        var role = fields.Required("role");
        var part = actor is { } key && role is not null
            ? new ParticipationDraft(key, Codes.Kebab(role), fields.Money("contribution"), fields.Text("currency")?.ToUpperInvariant())
            : default;
        return new(fields.Origin)
        {
            Collaboration = new() { Key = fields.Key("collaboration", required: true) ?? default, MayCreate = false },
            Participations = part.Role is null ? [] : [part],
        };
    }
}
