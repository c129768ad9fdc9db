using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.Web.Api.Models;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ModelsApi
{
    private const string FollowIt = "The answer comes at once; follow the work at its Location.";

    public static void MapModels(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/models").WithTags("Models");
        group.MapGet("", ListAsync).Needs(Deed.ReadModels).Tell("listModels", "Trained models with their cards, the latest first");
        group.MapGet("/active", ActiveAsync).Needs(Deed.ReadModels).Tell("getActiveModel", "The model that serves");
        group.MapGet("/{name}", GetAsync).Needs(Deed.ReadModels).Tell("getModel", "One model with its card");
        group.MapPost("/{name}/activation", ActivateAsync).Needs(Deed.ManageModels)
            .Tell("activateModel", "Let a model serve", "Its file is checked first: a damaged one never begins to serve. Running requests end on the model they began with.");
        group.MapPost("/rollback", RollBackAsync).Needs(Deed.ManageModels).Tell("rollBackModel", "Go back to the model that served before");
        group.MapPost("/training", TrainAsync).Needs(Deed.ManageModels).Takes("""{"activate": false}""")
            .Tell("trainModel", "Train a new model", $"It learns from the registry as it is now, and serves at once if asked to. One training at a time. {FollowIt}");
        group.MapPost("/{name}/evaluation", EvaluateAsync).Needs(Deed.ManageModels).Tell("evaluateModel", "Evaluate a model",
            $"Trains with its settings on what began before the last year known, and asks for the partners gained in that year. The figures are added to its card. {FollowIt}");
        var work = group.MapGroup("/work").Needs(Deed.ManageModels);
        work.MapGet("", WorkAsync).Tell("listModelWork", "Trainings and evaluations since the start, the latest first");
        work.MapGet("/{id}", OneWorkAsync).Tell("getModelWork", "How a training or evaluation stands", "Ask again every second or so while its state is waiting or running.");
        work.MapDelete("/{id}", CancelAsync).Tell("cancelModelWork", "Cancel a training or evaluation", "One that waits ends at once; one that runs, as soon as it notices. Nothing of it is kept. One that has ended stays as it is.");
    }

    private static async Task<Ok<Page<ModelResource>>> ListAsync(string? cursor, int? limit, ModelSwitch models, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(Cursors.Latest("models", cursor, Cursors.Limit(limit), await models.ListAsync(await caller.GetAsync(), cancellationToken), one => one.TrainedAt, one => one.Name, Show));

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

    private static async Task<Accepted<WorkResource>> TrainAsync(TrainingForm form, ModelDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        Begun(await desk.TrainAsync(await caller.GetAsync(), form.Activate, cancellationToken));

    private static async Task<Results<Accepted<WorkResource>, NotFound>> EvaluateAsync(string name, ModelDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        return await desk.HasAsync(who, name, cancellationToken) ? Begun(await desk.EvaluateAsync(who, name, cancellationToken)) : TypedResults.NotFound();
    }

    private static async Task<Ok<Page<WorkResource>>> WorkAsync(string? cursor, int? limit, ModelDesk desk, RequestCaller caller) =>
        TypedResults.Ok(Cursors.Latest("model work", cursor, Cursors.Limit(limit), desk.Work(await caller.GetAsync()), one => one.AskedAt, one => one.Id, WorkForms.Show));

    private static async Task<Results<Tagged<WorkResource>, NotFound>> OneWorkAsync(string id, ModelDesk desk, RequestCaller caller) =>
        desk.Work(await caller.GetAsync()).FirstOrDefault(one => one.Id == id) is { } item ? new Tagged<WorkResource>(WorkForms.Show(item)) : TypedResults.NotFound();

    private static async Task<Results<Ok<WorkResource>, NotFound>> CancelAsync(string id, ModelDesk desk, RequestCaller caller) =>
        await desk.CancelAsync(await caller.GetAsync(), id) is { } item ? TypedResults.Ok(WorkForms.Show(item)) : TypedResults.NotFound();

    private static Accepted<WorkResource> Begun(WorkItem item) => TypedResults.Accepted($"{ApiErrors.Root}/models/work/{item.Id}", WorkForms.Show(item));

    private static ModelResource Show(ModelVersion version) => new()
    {
        Name = version.Name,
        IsActive = version.IsActive,
        TrainedAt = version.TrainedAt,
        ActivatedAt = version.ActivatedAt,
        Card = CardOf(version),
    };

    // A damaged one must not hide the others.
    private static JsonElement CardOf(ModelVersion version)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(version.Card);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement<string?>(null);
        }
    }
}
