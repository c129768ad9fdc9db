using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>What is asked for at the door.</summary>
internal sealed class SignInForm
{
    [Required(ErrorMessage = "Write your e-mail address.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Write your password.")]
    public string? Password { get; set; }

    public bool Remember { get; set; }
}
