using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>An address to write to.</summary>
internal sealed class AddressForm
{
    [Required(ErrorMessage = "Write your e-mail address.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    public string? Email { get; set; }
}
