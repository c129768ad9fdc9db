using System.IO.Compression;
using Matchmaker.Contracts;
using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Tests.Evaluation;

/// <summary>The split of the literature, where the shared data is there.</summary>
internal static class SharedGowalla
{
    public static GowallaSplit Read()
    {
        using var train = Open("train.txt.gz");
        using var test = Open("test.txt.gz");
        return GowallaSplit.Read(train, test);
    }

    private static StreamReader Open(string file) =>
        new(new GZipStream(File.OpenRead(SharedDataFactAttribute.PathOf("gowalla", file)), CompressionMode.Decompress));
}
