using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>What a consortium is sought for: a file of the command line, the choices of a plan, and the body of a request alike.</summary>
public sealed record ConsortiumBrief
{
    /// <summary>Seats of all roles at the most.</summary>
    public const int MostSeats = 30;

    public string Title { get; init; } = "";

    /// <summary>What is to be done, in words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Codes of the sectors it is about.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<ConsortiumRole> Roles { get; init; } = [];

    /// <summary>What somebody has to cover, whatever its role; what the text, the roles and the sectors name of the taxonomies, where it is empty.</summary>
    public IReadOnlyList<ConsortiumNeed> Needs { get; init; } = [];

    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>From how many countries members are at least.</summary>
    public int? Countries { get; init; }

    /// <summary>Of how many helices members are at least.</summary>
    public int? Helices { get; init; }

    /// <summary>Pairs that may not be together.</summary>
    public IReadOnlyList<ConsortiumConflict> Conflicts { get; init; } = [];

    /// <summary>Members that are settled.</summary>
    public IReadOnlyList<SettledMember> Members { get; init; } = [];

    /// <summary>Actors who may not be chosen: #key, scheme:value, or a name.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>Only these may be chosen, and the settled members; everybody in the registry where it is empty.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public bool OnlyVerified { get; init; }

    /// <summary>How many consortia.</summary>
    public int Count { get; init; } = 5;

    /// <summary>In at least how many members each differs from those before it.</summary>
    public int Difference { get; init; } = 2;

    /// <summary>How many candidates are looked at for each role: those who fit it best.</summary>
    public int Pool { get; init; } = 20;

    public ConsortiumWeights Weights { get; init; } = new();

    /// <summary>What a programme says of the consortium that it seeks.</summary>
    public static ConsortiumBrief Of(ProgrammeDraft programme) => new()
    {
        Title = programme.Title,
        Text = programme.Brief ?? "",
        Sectors = programme.Sectors,
        Roles = [.. programme.Terms.Roles.Select(role => new ConsortiumRole { Code = role.Code, Text = role.Text, Helix = role.Helix, Topics = role.Topics, Count = role.Count, Sizes = programme.Terms.Eligibility.Sizes, Countries = programme.Terms.Eligibility.Countries })],
        Quotas = programme.Terms.Quotas,
        Conflicts = [.. programme.Terms.Conflicts.Select(conflict => new ConsortiumConflict(FormattableString.Invariant($"#{conflict.ActorId}"), FormattableString.Invariant($"#{conflict.OtherId}")))],
        OnlyVerified = programme.Terms.Eligibility.OnlyVerified,
    };
}
