using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Storing;

/// <summary>Looks for text that was decoded wrongly before it came here; mends it where that was asked for, and remarks on it in either case.</summary>
internal sealed class MojibakeCheck(Remarks remarks, bool repairs)
{
    public ImportRow Apply(ImportRow row)
    {
        if (row.Actor is { } actor)
        {
            var origin = row.Origin;
            row = row with
            {
                Actor = actor with
                {
                    Name = Mend(actor.Name, origin),
                    City = Mend(actor.City, origin),
                    Description = Mend(actor.Description, origin),
                    Aliases = actor.Aliases.Count == 0 ? actor.Aliases : actor.Aliases.Select(alias => alias with { Name = Mend(alias.Name, origin)! }).ToList(),
                },
            };
        }

        if (row.Collaboration is { } collaboration && (collaboration.Title is not null || collaboration.Text is not null))
            row = row with { Collaboration = collaboration with { Title = Mend(collaboration.Title, row.Origin), Text = Mend(collaboration.Text, row.Origin) } };
        return row;
    }

    private string? Mend(string? text, RowOrigin origin)
    {
        if (text is null || Mojibake.Repair(text) is not { } repaired) return text;
        var example = $"'{Shorten(text)}' for '{Shorten(repaired)}' ({origin.File}, {origin.Place(null)})";
        remarks.Add(repairs ? "texts that were decoded wrongly, repaired" : "texts that were decoded wrongly, stored as they stand (--fix-mojibake repairs them)", example);
        return repairs ? repaired : text;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 37), "…");
}
