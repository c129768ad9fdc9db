using Matchmaker.App.Exporting;
using Matchmaker.Contracts;

namespace Matchmaker.QuikGraph.Tests;

public sealed class QuikGraphWriterTests : NetworkWriterContract
{
    protected override INetworkWriter Writer => new QuikGraphWriter();
}
