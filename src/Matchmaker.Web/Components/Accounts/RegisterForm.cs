using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>What is asked of somebody new.</summary>
internal sealed class RegisterForm
{
    [Required(ErrorMessage = "Write your name.")]
    [StringLength(200, ErrorMessage = "A name has at most 200 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Write your e-mail address.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, ErrorMessage = "A password has at most 200 characters.")]
    public string? Password { get; set; }
}
