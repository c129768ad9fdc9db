namespace Matchmaker.Web.Components.Accounts;

/// <summary>Names the texts of signing in, registering and one's own account.</summary>
public sealed class AccountTexts;
