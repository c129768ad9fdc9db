using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Models;
using Matchmaker.Web.Api.Models;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ModelsApi
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/models").WithTags("Models");
        group.MapGet("", ListAsync).Needs(Deed.ReadModels).Tell("listModels", "Trained models with their cards, the latest first");
        group.MapGet("/active", ActiveAsync).Needs(Deed.ReadModels).Tell("getActiveModel", "The model that serves");
        group.MapGet("/{name}", GetAsync).Needs(Deed.ReadModels).Tell("getModel", "One model with its card");
        group.MapPost("/{name}/activation", ActivateAsync).Needs(Deed.ManageModels)
            .Tell("activateModel", "Let a model serve", "Its file is checked first: a damaged one never begins to serve. Running requests end on the model they began with.");
        group.MapPost("/rollback", RollBackAsync).Needs(Deed.ManageModels).Tell("rollBackModel", "Go back to the model that served before");
    }

    private static async Task<Ok<IReadOnlyList<ModelResource>>> ListAsync(ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<ModelResource>>([.. (await models.ListAsync(await caller.GetAsync(), cancellationToken)).Select(Show)]);

    private static async Task<Results<Tagged<ModelResource>, NotFound>> ActiveAsync(ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken) =>
        (await models.ListAsync(await caller.GetAsync(), cancellationToken)).Where(one => one.IsActive).MaxBy(one => one.ActivatedAt) is { } model ? new Tagged<ModelResource>(Show(model)) : TypedResults.NotFound();

    private static async Task<Results<Tagged<ModelResource>, NotFound>> GetAsync(string name, ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken) =>
        (await models.ListAsync(await caller.GetAsync(), cancellationToken)).FirstOrDefault(one => one.Name == name) is { } model ? new Tagged<ModelResource>(Show(model)) : TypedResults.NotFound();

    private static async Task<Results<Ok<ModelResource>, NotFound>> ActivateAsync(string name, ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        return (await models.ListAsync(who, cancellationToken)).Any(one => one.Name == name) ? TypedResults.Ok(Show(await models.ActivateAsync(who, name, cancellationToken))) : TypedResults.NotFound();
    }

    private static async Task<Ok<ModelResource>> RollBackAsync(ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(Show(await models.RollBackAsync(await caller.GetAsync(), cancellationToken)));

    private static ModelResource Show(ModelVersion version) => new()
    {
        Name = version.Name,
        IsActive = version.IsActive,
        TrainedAt = version.TrainedAt,
        ActivatedAt = version.ActivatedAt,
        Card = JsonSerializer.Deserialize<JsonElement>(version.Card),
    };
}
