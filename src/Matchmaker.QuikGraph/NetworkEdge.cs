using System.Xml.Serialization;
using QuikGraph;

namespace Matchmaker.QuikGraph;

/// <summary>A tie as the library's writers want it. It reads them twice, and looks the second ones up among the first: hence equal by value.</summary>
/// <param name="Source">The actor of the smaller place.</param>
/// <param name="Target">The other one.</param>
/// <param name="Weight">Above 0.</param>
public sealed record NetworkEdge(NetworkVertex Source, NetworkVertex Target, [property: XmlAttribute("weight")] double Weight) : IEdge<NetworkVertex>;
