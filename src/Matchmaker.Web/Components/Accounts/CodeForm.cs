using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>A code of the second factor.</summary>
internal sealed class CodeForm
{
    [Required(ErrorMessage = "Write the code.")]
    [StringLength(40, ErrorMessage = "This is too long for a code.")]
    public string? Code { get; set; }
}
