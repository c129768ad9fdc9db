namespace Matchmaker.App.Registry;

/// <summary>An actor that a person may have meant.</summary>
public sealed record ActorCandidate(long Id, string Name, string Country)
{
    public override string ToString() => $"#{Id} {Name} ({Countries.Name(Country)})";
}
