using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>What is asked for at the door.</summary>
internal sealed class SignInForm
{
    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoAddress))]
    public string? Email { get; set; }

    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoPassword))]
    public string? Password { get; set; }

    public bool Remember { get; set; }
}
