using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>An address to write to.</summary>
internal sealed class AddressForm
{
    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoAddress))]
    [EmailAddress(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NotAnAddress))]
    public string? Email { get; set; }
}
