using Matchmaker.App.Exporting;
using Matchmaker.Contracts;

namespace Matchmaker.App.Tests.Exporting;

public sealed class NetworkWriterTests : NetworkWriterContract
{
    protected override INetworkWriter Writer => new NetworkWriter();
}
