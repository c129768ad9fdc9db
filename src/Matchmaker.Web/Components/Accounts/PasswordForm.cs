using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>A new password, and the present one where it is asked for.</summary>
internal sealed class PasswordForm
{
    public string? Present { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
    public string? Password { get; set; }
}
