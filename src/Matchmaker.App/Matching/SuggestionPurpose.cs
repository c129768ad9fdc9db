namespace Matchmaker.App.Matching;

/// <summary>What partners are looked for.</summary>
public enum SuggestionPurpose
{
    /// <summary>To work with.</summary>
    Partner,

    /// <summary>To learn from: those who offer mentoring.</summary>
    Mentor,
}
