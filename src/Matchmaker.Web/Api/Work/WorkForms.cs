using Matchmaker.App.Jobs;
using Matchmaker.App.Models;

namespace Matchmaker.Web.Api.Work;

/// <summary>Shows long work as the API does.</summary>
internal static class WorkForms
{
    public static WorkResource Show(WorkItem item) => new()
    {
        Id = item.Id,
        Name = item.Name,
        Model = item.Deed == App.Access.Deed.ManageModels ? ModelDesk.ModelOf(item) : null,
        State = item.State,
        AskedBy = item.StartedBy,
        AskedAt = item.AskedAt,
        StartedAt = item.StartedAt,
        FinishedAt = item.FinishedAt,
        Step = item.Step?.What,
        Part = item.Step?.Part,
        SecondsLeft = (long?)TimeLeft.Of(item, DateTimeOffset.UtcNow)?.TotalSeconds,
        Result = item.State == WorkState.Done ? item.Outcome : null,
        Problem = item.State == WorkState.Failed ? item.Outcome : null,
    };
}
