using System.Text.Json;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Search;

namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>Funding calls as briefs: JSON objects one after another, with or without lines between them. They name no participants, so that only their form can be checked: whether each can be read, and says enough to look for somebody.</summary>
public static class FundingCalls
{
    private const int FewestTerms = 50;

    /// <exception cref="EvaluationException">The file cannot be read at all.</exception>
    public static FundingCallReport Check(string path)
    {
        var (calls, mended, left, thin) = (0, 0, 0, 0);
        long? broken = null;
        var content = Content(path);
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                calls++;
                var (sound, repaired, unsound) = Mend(TextOf(document.RootElement));
                if (repaired > 0) mended++;
                if (unsound > 0) left++;
                if (TextAnalyser.Terms(sound).Count < FewestTerms) thin++;
            }
        }
        catch (JsonException)
        {
            broken = reader.BytesConsumed;
        }

        return new(calls, broken, mended, left, thin);
    }

    private static byte[] Content(string path)
    {
        try
        {
            using var file = InputFile.Open(path, null);
            using var content = new MemoryStream();
            file.Content.CopyTo(content);
            return content.ToArray();
        }
        catch (ImportException e)
        {
            throw new EvaluationException(e.Message, e);
        }
    }

    /// <summary>A text with its broken words mended, where they can be.</summary>
    internal static (string Text, int Mended, int Broken) Mend(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return (text, 0, 0);
        var (mended, broken) = (0, 0);
        var words = text.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            if (Mojibake.Repair(words[at]) is { } sound) (words[at], mended) = (sound, mended + 1);
            else if (words[at].Contains("â€", StringComparison.Ordinal) || words[at].Contains('Ã')) broken++;
        }

        return (string.Join(' ', words), mended, broken);
    }

    private static string TextOf(JsonElement call)
    {
        string Field(string name) => call.ValueKind == JsonValueKind.Object && call.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return $"{Field("title")}. {Field("description")}";
    }
}
