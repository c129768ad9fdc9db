using Matchmaker.App.Editions;
using Microsoft.AspNetCore.Builder;

namespace Matchmaker.Editions;

/// <summary>The edition that was built: where the ports meet their implementations, for every program and test.</summary>
public static partial class ThisEdition
{
    public static Edition Current { get; } = Create();

    /// <summary>The pages that a library brings along, where the edition has one that does.</summary>
    public static void MapPages(WebApplication app) => MapLibraryPages(app);

    private static Edition Create()
    {
        var edition = Edition.Embedded;
        AddLibraries(ref edition);
        return edition;
    }

    static partial void AddLibraries(ref Edition edition);

    static partial void MapLibraryPages(WebApplication app);
}
