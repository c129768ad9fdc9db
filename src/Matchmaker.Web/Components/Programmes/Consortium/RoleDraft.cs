using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Programmes.Consortium;

/// <summary>A role while it is edited.</summary>
public sealed class RoleDraft
{
    private static readonly ActorSize[] Small = [ActorSize.Micro, ActorSize.Small];
    private IReadOnlyList<ActorSize> _sizes = [];
    private IReadOnlyList<string> _countries = [];
    private IReadOnlyList<string> _topics = [];

    public string Code { get; set; } = "";

    public string Text { get; set; } = "";

    public Helix? Helix { get; set; }

    public bool IsSmall { get; set; }

    public int Count { get; set; } = 1;

    public static RoleDraft Of(ConsortiumRole role) => new()
    {
        Code = role.Code,
        Text = role.Text,
        Helix = role.Helix,
        Count = role.Count,
        IsSmall = role.Sizes.Count > 0 && role.Sizes.All(Small.Contains),
        _sizes = role.Sizes,
        _countries = role.Countries,
        _topics = role.Topics,
    };

    /// <summary>The role as it is now; what cannot be edited here stays.</summary>
    public ConsortiumRole ToRole() => new()
    {
        Code = Code.Trim(),
        Text = Text.Trim(),
        Helix = Helix,
        Count = Count,
        Countries = _countries,
        Topics = _topics,
        Sizes = IsSmall ? (_sizes.Count > 0 && _sizes.All(Small.Contains) ? _sizes : Small) : _sizes.All(Small.Contains) ? [] : _sizes,
    };
}
