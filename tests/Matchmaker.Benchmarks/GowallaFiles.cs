using System.IO.Compression;
using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Benchmarks;

/// <summary>Finds and reads the Gowalla split.</summary>
internal static class GowallaFiles
{
    /// <summary>The split, or null, having said so, where the files are absent.</summary>
    public static GowallaSplit? Read(BenchmarkRun run, string benchmark)
    {
        var directory = run.Option("--data") ?? Path.Combine(BenchmarkRun.SharedData, "gowalla");
        var train = Path.Combine(directory, "train.txt.gz");
        if (!File.Exists(train))
        {
            if (run.Option("--data") is not null) throw new BenchmarkMistakeException($"{train} is not there.");
            run.Skip(benchmark, $"{train} is not there (set MATCHMAKER_SHARED_DATA, or give --data DIR)");
            return null;
        }

        using var trainReader = new StreamReader(new GZipStream(File.OpenRead(train), CompressionMode.Decompress));
        using var testReader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(directory, "test.txt.gz")), CompressionMode.Decompress));
        return GowallaSplit.Read(trainReader, testReader);
    }
}
