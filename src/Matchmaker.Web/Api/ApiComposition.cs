using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Matchmaker.App.Accounts;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Exporting;
using Matchmaker.App.Importing;
using Matchmaker.App.Models;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Web.Api.Documentation;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Matchmaker.Web.Api;

/// <summary>Puts the API together: one file a feature, and the protocol that all of them speak.</summary>
internal static class ApiComposition
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ApiOptions>().Bind(builder.Configuration.GetSection("Api")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ImportQueueOptions>().Bind(builder.Configuration.GetSection("Imports")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider =>
            new ImportQueue(provider.GetRequiredService<RegistryDatabase>(), provider.GetRequiredService<IOptions<ImportQueueOptions>>().Value, provider.GetRequiredService<ILogger<ImportQueue>>()));
        services.TryAddSingleton<ApiKeys>();
        services.TryAddSingleton<CollaborationDesk>();
        services.TryAddSingleton<ActorRegistration>();
        services.TryAddSingleton<RegistryExport>();
        services.TryAddSingleton<ModelSwitch>();
        services.AddScoped<RequestCaller>();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RateLimits>();
        services.AddRateLimiter(_ => { });
        services.AddCors();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => Configure(options.SerializerOptions));
        services.AddApiDocument();
    }

    /// <summary>What goes round everything else of the API: its answers to failures.</summary>
    public static void UseApiErrors(this WebApplication app) => app.UseMiddleware<ApiErrors>();

    /// <summary>What stands between signing in and rights.</summary>
    public static void UseApiGate(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<IOptions<ApiOptions>>().Value.AllowedOrigins;
        if (origins.Length > 0)
            app.UseWhen(context => context.Request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase), api => api.UseCors(policy => policy.WithOrigins(origins)
                .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE").WithHeaders("Authorization", "Content-Type", "If-Match", "If-None-Match", IdempotentPosts.Header)
                .WithExposedHeaders("ETag", "Location", "Retry-After", AwaySign.Header)));
        app.UseMiddleware<ApiGate>();
        app.UseRateLimiter();
    }

    /// <summary>What stands between rights and the endpoints.</summary>
    public static void UseApiReplies(this WebApplication app) => app.UseMiddleware<IdempotentPosts>();

    public static void MapApi(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ApiOptions>>().Value;
        var api = app.MapGroup(ApiErrors.Root).RequireRateLimiting(RateLimits.Policy).WithMetadata(new RequestSizeLimitAttribute(options.LongestBody));
        api.MapActors();
        api.MapSearch();
        api.MapSuggestions();
        api.MapFeedback();
        api.MapIntroductions();
        api.MapCollaborations();
        api.MapSources();
        api.MapImports(app.Services.GetRequiredService<IOptions<ImportQueueOptions>>().Value);
        api.MapModels();
        api.MapExports();
        api.MapWebhooks();
        api.MapWebhookDeliveries();
        api.MapKeys();
        api.MapContacts();
        api.MapMembers();
        api.MapClaims();
        api.MapVerification();
        api.MapRegistry();
        api.MapLists();
        api.MapProgrammes();
        api.MapApplications();
        api.MapTimetables();
        api.MapCohorts();
        api.MapConsortia();
        api.MapBalance();
        api.MapJobs();
        api.MapAudit();
        api.MapPushPreferences();
        api.MapMentors();
        api.MapDocument();
    }

    /// <summary>How the API writes JSON, and how strictly it reads it: a field that it does not know is a mistake of somebody.</summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RoundedFigures.Apply).WithAddedModifier(ListsWithoutNulls.Apply);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}
