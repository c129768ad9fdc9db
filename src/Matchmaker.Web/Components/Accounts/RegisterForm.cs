using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>What is asked of somebody new.</summary>
internal sealed class RegisterForm
{
    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoName))]
    [StringLength(200, ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.TooLong))]
    public string? Name { get; set; }

    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoAddress))]
    [EmailAddress(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NotAnAddress))]
    public string? Email { get; set; }

    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoNewPassword))]
    [StringLength(200, ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.TooLong))]
    public string? Password { get; set; }
}
