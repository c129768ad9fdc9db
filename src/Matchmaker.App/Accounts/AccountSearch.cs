namespace Matchmaker.App.Accounts;

/// <summary>Finds accounts by what a person types.</summary>
internal static class AccountSearch
{
    /// <summary>Those whose name or address holds a text, in upper or lower case.</summary>
    public static IQueryable<Account> Named(this IQueryable<Account> accounts, string text)
    {
        var upper = text.Trim().ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Done by the database.
        return accounts.Where(a => a.Name.ToUpper().Contains(upper) || a.NormalizedEmail!.Contains(upper));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
