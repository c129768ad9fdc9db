using System.Text;

namespace Matchmaker.App.Importing.Files;

/// <summary>Spells codes the way the registry does: lower case, words parted by hyphens.</summary>
internal static class Codes
{
    /// <summary><c>thirdParty</c> and <c>Third party</c> become <c>third-party</c>.</summary>
    public static string Kebab(string text)
    {
        var code = new StringBuilder(text.Length + 4);
        var afterLower = false;
        foreach (var character in text)
        {
            if (character is ' ' or '_' or '-')
            {
                if (code.Length > 0 && code[^1] != '-') code.Append('-');
            }
            else
            {
                if (char.IsUpper(character) && afterLower) code.Append('-');
                code.Append(char.ToLowerInvariant(character));
            }

            afterLower = char.IsLower(character);
        }

        return code.ToString();
    }
}
