namespace Matchmaker.App.Storage.Changes;

/// <summary>What an entry of the change log is about.</summary>
public enum ChangeSubject
{
    /// <summary>An actor with its names and interests.</summary>
    Actor,

    /// <summary>A collaboration and who took part in it.</summary>
    Collaboration,

    /// <summary>What partners did with suggestions and introductions: who must not be suggested to whom.</summary>
    Rules,

    /// <summary>Nothing in particular: whoever follows reads all of it anew.</summary>
    Everything,
}
