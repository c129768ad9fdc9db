namespace Matchmaker.App.Accounts;

/// <summary>
/// Tells an administrator's lock from the short one after wrong passwords. The first ends what its person has open; the second must not, or anybody who knows an address could throw its
/// owner out by typing nonsense.
/// </summary>
public static class AdministratorLock
{
    /// <summary>Until when an administrator's lock lasts: until it is taken away.</summary>
    public static DateTimeOffset End { get; } = DateTimeOffset.MaxValue.AddYears(-1);

    /// <summary>Nothing but an administrator locks beyond this.</summary>
    private static readonly DateTimeOffset Far = End.AddYears(-1);

    /// <summary>Whether a lock that lasts until then was put by an administrator.</summary>
    public static bool Is(DateTimeOffset? lockoutEnd) => lockoutEnd > Far;
}
