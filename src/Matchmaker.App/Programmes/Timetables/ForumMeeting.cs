namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Two participants who meet.</summary>
/// <param name="A">The one that stands first in the forum.</param>
/// <param name="B">The other.</param>
/// <param name="Slot">By number.</param>
/// <param name="Table">From 1.</param>
/// <param name="Score">What it counted.</param>
/// <param name="Wish">Who wished for it.</param>
/// <param name="Sequence">How often it was changed since it was first planned.</param>
public sealed record ForumMeeting(string A, string B, int Slot, int Table, double Score, ForumWish Wish, int Sequence = 0)
{
    public bool Has(string participant) => A == participant || B == participant;

    public string Other(string participant) => A == participant ? B : A;
}
