using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>Says what is wrong with what people write into the forms of accounts, in the language of the page.</summary>
internal sealed class AccountProblems : IdentityErrorDescriber
{
    private static readonly ResourceManager Texts = new(typeof(AccountTexts));

    public static string NoAddress => Say(nameof(NoAddress));

    public static string NotAnAddress => Say(nameof(NotAnAddress));

    public static string NoCode => Say(nameof(NoCode));

    public static string NoName => Say(nameof(NoName));

    public static string NoPassword => Say(nameof(NoPassword));

    public static string NoNewPassword => Say(nameof(NoNewPassword));

    public static string TooLong => Say(nameof(TooLong));

    public override IdentityError DefaultError() => Of(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure));

    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Of(nameof(PasswordRequiresUniqueChars), uniqueChars);

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch));

    public override IdentityError InvalidToken() => Of(nameof(InvalidToken));

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail));

    public override IdentityError InvalidUserName(string? userName) => Of(nameof(InvalidUserName));

    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail));

    public override IdentityError DuplicateUserName(string userName) => Of(nameof(DuplicateUserName));

    private static IdentityError Of(string code, params ReadOnlySpan<object?> facts) => new() { Code = code, Description = string.Format(CultureInfo.CurrentCulture, Say($"Problem.{code}"), facts) };

    private static string Say(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
