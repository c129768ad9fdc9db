using System.ComponentModel.DataAnnotations;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>A code of the second factor.</summary>
internal sealed class CodeForm
{
    [Required(ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.NoCode))]
    [StringLength(40, ErrorMessageResourceType = typeof(AccountProblems), ErrorMessageResourceName = nameof(AccountProblems.TooLong))]
    public string? Code { get; set; }
}
