namespace Matchmaker.App.Registry;

/// <summary>Why two actors may be one.</summary>
public enum DuplicateSign
{
    /// <summary>They have the same name, or one is called as an alias of the other.</summary>
    SameName,

    /// <summary>They give the same web site.</summary>
    SameWebsite,

    /// <summary>Their names are nearly the same.</summary>
    LikeName,
}
