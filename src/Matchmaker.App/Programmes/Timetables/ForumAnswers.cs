using System.Text.Json;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Reads what an applicant said of hours and wishes: <c>{"available": ["09:00-12:00"], "away": [], "wishes": [42], "avoid": [], "least": 2, "most": 6}</c>. What is not so is left out: nobody's forum fails for it.</summary>
internal static class ForumAnswers
{
    public static ForumParticipant Read(long actorId, string name, string? answers, ParticipantChoice? choice)
    {
        var said = Parse(answers);
        List<string>? Texts(string key) => said is { } all && all.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(one => one.ToString().Trim()).Where(text => text.Length > 0).Distinct()]
            : null;
        int? Number(string key) => said is { } all && all.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= ForumGrid.MostSlots ? number : null;
        var (least, most) = (Number("least"), Number("most"));
        var id = FormattableString.Invariant($"{actorId}");
        var wishes = choice?.Wishes ?? Texts("wishes") ?? [];
        return new()
        {
            Id = id,
            Name = name,
            ActorId = actorId,
            Available = choice?.Available ?? [.. (Texts("available") ?? []).Where(hours => ForumHours.Parse(hours) is not null)],
            Away = choice?.Away ?? [.. (Texts("away") ?? []).Where(hours => ForumHours.Parse(hours) is not null)],
            Wishes = [.. wishes.Where(wish => wish != id)],
            Avoid = choice?.Avoid ?? [.. (Texts("avoid") ?? []).Except(wishes)],
            Least = choice?.Least ?? (least > (choice?.Most ?? most) ? null : least),
            Most = choice?.Most ?? (choice?.Least > most ? null : most),
            Path = choice is null ? null : $"participants.{id}",
        };
    }

    private static JsonElement? Parse(string? answers)
    {
        if (string.IsNullOrWhiteSpace(answers)) return null;
        try
        {
            using var document = JsonDocument.Parse(answers);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
