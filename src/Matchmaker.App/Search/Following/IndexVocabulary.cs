using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Registry;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search.Following;

/// <summary>What texts are turned into when they are indexed, as one version: an index made with another one is built anew.</summary>
internal static class IndexVocabulary
{
    /// <summary>Of the analyser, and of the taxonomies and country names, whose synonyms are in the index.</summary>
    public static string Version { get; } = $"{TextAnalyser.Version}.{Digest()}";

    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var aspect in (ActorAspect[])[ActorAspect.Helix, ActorAspect.Sector, ActorAspect.Offers])
            foreach (var term in AspectCodes.Taxonomy(aspect)!.Terms)
                hash.AppendData(Encoding.UTF8.GetBytes($"{Concepts.Key(aspect, term.Code)}|{term.Parent}|{term.Name}|{string.Join('|', term.Synonyms.Select(synonym => synonym.Text))}\n"));
        foreach (var code in Countries.Codes)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('|', CountryNames.Of(code))));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
