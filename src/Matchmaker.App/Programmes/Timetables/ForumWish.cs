namespace Matchmaker.App.Programmes.Timetables;

/// <summary>Who wished for a meeting.</summary>
public enum ForumWish
{
    Nobody,
    One,
    Both,
}
