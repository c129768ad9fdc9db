using System.IO.Compression;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Evaluating;

/// <summary>Checks the factorisation against published tables, on the split that the literature uses.</summary>
public static class GowallaRun
{
    /// <summary>Reads the split, trains, judges.</summary>
    /// <param name="folder">Holds <c>train.txt.gz</c> and <c>test.txt.gz</c>, lines of <c>user item item …</c>.</param>
    /// <param name="trainer">What trains the factors.</param>
    /// <param name="rank">Rank of the factors.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between epochs.</param>
    /// <exception cref="EvaluationException">The files are missing or damaged.</exception>
    public static GowallaReport Run(string folder, IFactorTrainer trainer, int rank, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Report("Reading the split");
        var split = Read(folder);
        var epochs = new EpochSeconds(progress);
        var model = trainer.Train(split.Train, GowallaEvaluation.OptionsFor(rank), epochs, cancellationToken);
        progress?.Report("Ranking all items for all test users");
        var result = GowallaEvaluation.Of(model, split, cancellationToken);
        return new(rank, result.Recall, result.Ndcg, result.Users, epochs.Median);
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
