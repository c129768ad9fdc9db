using System.Diagnostics;
using System.IO.Compression;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Filtering;

namespace Matchmaker.App.Evaluating;

/// <summary>Checks factors and the graph filter against published tables, on the split that the literature uses.</summary>
public static class GowallaRun
{
    /// <summary>Seeds of the factors, from the one that is asked for on: their start is random, nothing else is.</summary>
    private const int SeedCount = 3;

    /// <summary>Reads the split, trains, judges: factors alone, the graph filter alone, both together, the random part with three seeds.</summary>
    /// <param name="folder">Holds <c>train.txt.gz</c> and <c>test.txt.gz</c>, lines of <c>user item item …</c>.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="rank">Rank of the factors.</param>
    /// <param name="seed">The first seed.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between epochs and groups of users.</param>
    /// <exception cref="EvaluationException">The files are missing or damaged.</exception>
    public static GowallaReport Run(
        string folder, IFactorTrainer trainer, int rank, int seed = 1, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Report("Reading the split");
        var split = Read(folder);
        var users = GowallaEvaluation.UsersOf(split);
        progress?.Report("Filtering the graph for all test users");
        var prepared = Stopwatch.GetTimestamp();
        var filter = new GraphFilter(split.Train, cancellation: cancellationToken);
        var ofFilter = new GowallaTally(Stopwatch.GetElapsedTime(prepared));
        var started = Stopwatch.GetTimestamp();
        var blend = GowallaEvaluation.BlendFor(rank);
        var pools = filter.SearchBatch(users, blend.Pool, split.Train, cancellationToken);
        var filtering = Stopwatch.GetElapsedTime(started);
        ofFilter.Add(GowallaEvaluation.Of(pools, users, split), TimeSpan.Zero, filtering);
        var (ofFactors, ofBoth) = (new GowallaTally(TimeSpan.Zero), new GowallaTally(Stopwatch.GetElapsedTime(prepared, started)));
        var epochs = new EpochSeconds(progress);
        var seeds = Enumerable.Range(0, SeedCount).Select(more => (int)(((long)seed + more) % int.MaxValue)).ToArray();
        foreach (var one in seeds)
        {
            progress?.Report($"Training factors, seed {one}");
            started = Stopwatch.GetTimestamp();
            var model = trainer.Train(split.Train, GowallaEvaluation.OptionsFor(rank) with { Seed = one }, epochs, cancellationToken);
            var training = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            var alone = GowallaEvaluation.Of(model, split, cancellationToken);
            ofFactors.Add(alone, training, Stopwatch.GetElapsedTime(started));
            started = Stopwatch.GetTimestamp();
            var both = new BlendedSearch(filter, model, blend).Blend(pools, users, GowallaEvaluation.Cutoff, cancellationToken);
            ofBoth.Add(GowallaEvaluation.Of(both, users, split), training, filtering + Stopwatch.GetElapsedTime(started));
        }

        return new(rank, seeds, users.Length, epochs.Median,
            [ofFactors.Row(GowallaReport.Factors), ofFilter.Row(GowallaReport.Filter), ofBoth.Row(GowallaReport.Both)]);
    }

    private static GowallaSplit Read(string folder)
    {
        try
        {
            using var train = Open(Path.Combine(folder, "train.txt.gz"));
            using var test = Open(Path.Combine(folder, "test.txt.gz"));
            var split = GowallaSplit.Read(train, test);
            if (split.Train.EntryCount == 0) throw new InvalidDataException("train.txt.gz holds no interaction of a user with an item.");
            if (split.Test.EntryCount == 0) throw new InvalidDataException("test.txt.gz holds no interaction of a user with an item.");
            return split;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            throw new EvaluationException($"The Gowalla split cannot be read from {folder}: {e.Message} It needs train.txt.gz and test.txt.gz with lines of 'user item item …'.", e);
        }
    }

    private static StreamReader Open(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));

    private sealed class EpochSeconds(IProgress<string>? progress) : IProgress<TrainingProgress>
    {
        private readonly List<double> _seconds = [];

        public double Median
        {
            get
            {
                _seconds.Sort();
                return _seconds.Count == 0 ? 0 : _seconds[_seconds.Count / 2];
            }
        }

        public void Report(TrainingProgress value)
        {
            _seconds.Add(value.EpochTime.TotalSeconds);
            progress?.Report($"Epoch {value.Epoch} of {value.Epochs}: {value.EpochTime.TotalSeconds:F2} s");
        }
    }
}
