using System.Xml.Serialization;

namespace Matchmaker.QuikGraph;

/// <summary>An actor as the library's GraphML wants it: what is written is what is marked. The library makes code against this type, which therefore is public.</summary>
/// <param name="place">Its place among the nodes.</param>
/// <param name="id">What it is called in the file.</param>
public sealed class NetworkVertex(int place, string id)
{
    public int Place { get; } = place;

    public string Id { get; } = id;

    [XmlAttribute("name")]
    public required string Name { get; init; }

    [XmlAttribute("helix")]
    public required string Helix { get; init; }

    [XmlAttribute("country")]
    public required string Country { get; init; }
}
