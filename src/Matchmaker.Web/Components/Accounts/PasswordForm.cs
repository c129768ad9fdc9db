using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>A new password, and the present one where it is asked for.</summary>
internal sealed class PasswordForm
{
    public string? Present { get; set; }

    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoNewPassword))]
    [StringLength(200, ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.TooLong))]
    public string? Password { get; set; }
}
