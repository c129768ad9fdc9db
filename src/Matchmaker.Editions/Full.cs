using Matchmaker.App.Access;
using Matchmaker.App.Editions;
using Matchmaker.Hangfire;
using Matchmaker.Hangfire.Pages;
using Matchmaker.Lucene;
using Matchmaker.MLNet;
using Matchmaker.QuikGraph;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Matchmaker.Editions;

/// <summary>What the Full edition adds; the first of each list is what is used unless the configuration says otherwise.</summary>
public static partial class ThisEdition
{
    static partial void AddLibraries(ref Edition edition) => edition = edition with
    {
        Name = "Full",
        Search = [new("lucene", "Lucene.NET", database => new LuceneActorIndex(database)), .. edition.Search],
        Trainers = [.. edition.Trainers, new("mlnet", "ML.NET", () => new MlNetTrainer())],
        Jobs = [new("hangfire", "Hangfire", database => new HangfireJobScheduler(database)), .. edition.Jobs],
        Network = [new("quikgraph", "QuikGraph", graph => new QuikGraphAnalysis(graph), new QuikGraphWriter()), .. edition.Network],
    };

    static partial void MapLibraryPages(WebApplication app, IAuthorizeData[] seeJobs, Func<HttpContext, Task<Caller>> callerOf) => HangfirePages.Map(app, seeJobs, callerOf);
}
