using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>A new password, and the present one where it is asked for.</summary>
internal sealed class PasswordForm
{
    public string? Present { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200)]
    public string? Password { get; set; }
}
