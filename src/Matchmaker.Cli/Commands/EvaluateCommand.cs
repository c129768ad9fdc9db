using System.CommandLine;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Evaluating.Briefs;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker evaluate</c>: how good the suggestions are, on what happened after a cut.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Consoles consoles)
    {
        var cut = CommonOptions.Date("--cut", "First day of the test period: only what began before is learnt from, the rest is asked for.");
        var until = CommonOptions.Date("--until", "First day after the test period. Default: all that is known.");
        var rank = CommonOptions.Number("--rank", "Numbers that stand for each actor, or user and item.", 64, 1, 1024);
        var seed = CommonOptions.Number("--seed", "Where the random start begins.", 1, 0, int.MaxValue);
        var seeds = CommonOptions.Number("--seeds", "Train and ask once for each of so many seeds, and print means and spreads with the time to train.", 1, 1, 100);
        var gowalla = new Option<string?>("--gowalla") { Description = "Instead, check factors, the graph filter and both together on the Gowalla split in this folder.", HelpName = "DIR" };

        var planted = new Option<long?>("--planted") { Description = "Instead, ask a demo registry of this seed for what the generator planted in it: the full ranker beside each signal alone.", HelpName = "SEED" };

        var task = CommonOptions.Choice("--task", "What is asked: new partners of actors, the missing member of collaborations, or who took part in projects by their text alone (partners, completion, briefs).", EvaluationTask.Partners);

        var briefs = new Option<string>("--briefs") { Description = "With --task briefs: the folder with projects.csv.gz and participants.csv.gz of ECSEL.", HelpName = "DIR", DefaultValueFactory = _ => Shared("ecsel") };
        var calls = new Option<string>("--calls") { Description = "With --task briefs: funding calls, JSON objects one after another, of which the form is checked.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine(Shared("eu-calls"), "open.jsonl.gz") };

        // Shadows the option of all commands: here it can also name a file.
        var json = new Option<string?>("--json") { Description = "Write everything as JSON into this file, beside the table; without a file, to standard output instead of it.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        CommonOptions.MustBeWritable(json);
        var command = new Command("evaluate", "Measure how well partners are predicted, next to simple methods on the same data.") { cut, until, task, briefs, calls, rank, seed, seeds, planted, gowalla, json };
        var trainer = new TrainerOption(canChoose: false);
        trainer.AddTo(command);
        command.Validators.Add(result =>
        {
            // Asks whether they stand there, not what they hold: a date that is none has its own message.
            if (result.GetResult(cut) is null == result.GetResult(gowalla) is null) result.AddError("Give --cut DATE, such as --cut 2019-01-01, or --gowalla DIR.");
            if (result.GetResult(seeds) is { Implicit: false } && (result.GetResult(gowalla) is not null || result.GetResult(task) is { Implicit: false }))
                result.AddError("--seeds goes with --cut, with or without --planted: Gowalla and completion have three draws anyway, and the others none.");
        });
        consoles.Bind(command, async invocation =>
        {
            var progress = new SpokenSteps(invocation);
            var target = new JsonTarget(invocation.Has(json), invocation.Get(json));
            var trainers = trainer.Of(invocation);
            if (invocation.Get(gowalla) is { } folder)
            {
                EvaluationView.Write(invocation, target, GowallaRun.Run(folder, trainers[0], invocation.Get(rank), invocation.Get(seed), progress, invocation.CancellationToken));
                return ExitCode.Success;
            }

            var database = await invocation.OpenExistingRegistryAsync();
            var snapshot = await RegistrySnapshot.LoadAsync(database, invocation.CancellationToken);
            var standard = new SignalOptions();
            var options = standard with { Factors = standard.Factors with { Rank = invocation.Get(rank), Seed = invocation.Get(seed) } };
            if (invocation.Get(planted) is { } demoSeed)
            {
                var ofDemo = await PlantedEvaluation.LoadAsync(database, snapshot, demoSeed, invocation.CancellationToken);
                if (invocation.Get(seeds) > 1)
                {
                    EvaluationView.Write(invocation, target, ofDemo.RunSeeds(invocation.Get(cut)!.Value, invocation.Get(until), options, trainers[0], invocation.Get(seeds), progress, invocation.CancellationToken));
                    return ExitCode.Success;
                }

                EvaluationView.Write(invocation, target, ofDemo.Run(invocation.Get(cut)!.Value, invocation.Get(until), options, trainers[0], progress, invocation.CancellationToken));
                return ExitCode.Success;
            }

            if (invocation.Get(task) == EvaluationTask.Completion)
            {
                var completion = new CompletionEvaluation(snapshot) { Trainer = trainers[0] };
                CompletionView.Write(invocation, target, completion.Run(invocation.Get(cut)!.Value, invocation.Get(until), invocation.Get(seed), standard with { Factors = standard.Factors with { Rank = invocation.Get(rank) } }, progress, invocation.CancellationToken));
                return ExitCode.Success;
            }

            if (invocation.Get(task) == EvaluationTask.Briefs)
            {
                var projects = EcselProjects.Read(invocation.Get(briefs)!);
                var ofBriefs = new BriefEvaluation(snapshot, await ExternalIdsAsync(database, snapshot, invocation.CancellationToken)) { Trainer = trainers[0] };
                var found = ofBriefs.Run(projects, invocation.Get(cut)!.Value, invocation.Get(until), standard with { Factors = standard.Factors with { Rank = invocation.Get(rank), Seed = invocation.Get(seed) } }, progress, invocation.CancellationToken);
                BriefView.Write(invocation, target, found with { Calls = File.Exists(invocation.Get(calls)) ? FundingCalls.Check(invocation.Get(calls)!) : null });
                return ExitCode.Success;
            }

            if (invocation.Get(seeds) > 1)
            {
                var seeded = new SeededEvaluation(snapshot) { Trainer = trainers[0] };
                EvaluationView.Write(invocation, target, seeded.Run(invocation.Get(cut)!.Value, invocation.Get(until), options, invocation.Get(seeds), progress, invocation.CancellationToken));
                return ExitCode.Success;
            }

            var evaluation = new PartnerEvaluation(snapshot) { Trainer = trainers[0], Others = TrainerOption.OthersThan(trainers[0]) };
            var report = evaluation.Run(invocation.Get(cut)!.Value, invocation.Get(until), options, progress, invocation.CancellationToken);
            EvaluationView.Write(invocation, target, report);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Shared(string folder) =>
        Path.Combine(Environment.GetEnvironmentVariable("MATCHMAKER_SHARED_DATA") is { Length: > 0 } shared ? shared : Path.Combine("..", "shared", "data"), folder);

    private static async Task<Dictionary<string, int>> ExternalIdsAsync(RegistryDatabase database, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var indices = new Dictionary<string, int>();
        await foreach (var id in context.ExternalIds.AsNoTracking().Where(id => id.Scheme == "pic").AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (snapshot.IndexOf(id.ActorId) is { } index) indices[id.Value] = index;
        return indices;
    }
}
