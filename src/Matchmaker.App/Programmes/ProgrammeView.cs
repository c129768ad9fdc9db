namespace Matchmaker.App.Programmes;

/// <summary>A programme as somebody sees it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Says">What it says of itself; without conflicts for who does not tend it.</param>
/// <param name="TakesApplications">Whether actors can apply today.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record ProgrammeView(long Id, ProgrammeState State, ProgrammeDraft Says, bool TakesApplications, DateTimeOffset UpdatedAt);
