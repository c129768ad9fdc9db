using Matchmaker.App.Balance;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.Web.Components.Layout;
using Microsoft.Extensions.Localization;

namespace Matchmaker.Web.Components.Secretariat;

/// <summary>What to call a group of actors whose exposure is looked at.</summary>
internal static class GroupNames
{
    public static string Of(string attribute, string label, IStringLocalizer texts, IStringLocalizer<LayoutTexts> names) => attribute switch
    {
        BalanceAttributes.Country => Countries.Name(label),
        BalanceAttributes.Helix => names[$"Helix.{Enum.GetValues<Helix>().First(helix => AspectCodes.Spell(helix) == label)}"],
        BalanceAttributes.Size => texts[$"Size.{Enum.GetValues<ActorSize>().First(size => AspectCodes.Spell(size) == label)}"],
        BalanceDesk.Ownership => texts[$"Ownership.{label}"],
        _ => label,
    };
}
