using System.Text.Json;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Ror;

/// <summary>Takes what ROR knows of an organisation into a profile that is being edited. The record comes as text: this product calls no other host.</summary>
public static class RorProfile
{
    /// <summary>Fills name, kind, place, website and year from one ROR record; what the record does not say stays.</summary>
    /// <exception cref="ImportException">The text is no ROR record that can be used; the draft is as before.</exception>
    public static void Fill(ProfileDraft draft, string json)
    {
        var row = Read(json);
        if (row.Problems is [var problem, ..]) throw new ImportException($"The record {problem.Column} {problem.Reason}".Replace("  ", " ", StringComparison.Ordinal));
        if (row.LeftOut is { } reason) throw new ImportException($"ROR says that this organisation is no longer active: {reason}");
        var actor = row.Actor!;
        draft.Name = actor.Name ?? draft.Name;
        draft.Country = actor.Country ?? draft.Country;
        draft.Helix = actor.Helix ?? draft.Helix;
        draft.City = actor.City ?? draft.City;
        draft.Website = actor.Website ?? draft.Website;
        draft.FoundedYear = actor.FoundedYear ?? draft.FoundedYear;
    }

    private static ImportRow Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var element = document.RootElement;
            if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 1) element = element[0];
            return RorJson.Read(element, new RowOrigin("record", 1, json, "record"));
        }
        catch (JsonException)
        {
            throw new ImportException("The text is not JSON. Copy the whole record of your organisation, from the first { to the last }.");
        }
    }
}
