using Matchmaker.App.Access;
using Matchmaker.App.Editions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Matchmaker.Editions;

/// <summary>The edition that was built: where the ports meet their implementations, for every program and test.</summary>
public static partial class ThisEdition
{
    public static Edition Current { get; } = Create();

    /// <summary>The pages that a library brings along, where the edition has one that does.</summary>
    /// <param name="app">The web app.</param>
    /// <param name="seeJobs">Who may see those of the jobs.</param>
    /// <param name="callerOf">Tells who asks.</param>
    public static void MapPages(WebApplication app, IAuthorizeData[] seeJobs, Func<HttpContext, Task<Caller>> callerOf) => MapLibraryPages(app, seeJobs, callerOf);

    private static Edition Create()
    {
        var edition = Edition.Embedded;
        AddLibraries(ref edition);
        return edition;
    }

    static partial void AddLibraries(ref Edition edition);

    static partial void MapLibraryPages(WebApplication app, IAuthorizeData[] seeJobs, Func<HttpContext, Task<Caller>> callerOf);
}
