using System.Xml.Linq;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Hosting;

/// <summary>Keeps the keys of cookies and tokens in the registry's database, so that they outlive a restart and are the same on all nodes.</summary>
internal sealed class DatabaseXmlRepository(RegistryDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.CreateDbContext();
        return [.. context.ProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.CreateDbContext();
        context.ProtectionKeys.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
