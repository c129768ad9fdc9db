using Matchmaker.App.Storage;

namespace Matchmaker.Hangfire.Tests;

/// <summary>Identifiers that anybody can write into an address.</summary>
public sealed class HangfireIdTests
{
    [Theory]
    [InlineData("17", true)]
    [InlineData("abc", false)]
    [InlineData("", false)]
    [InlineData("-1", false)]
    [InlineData("99999999999999999999999", false)]
    public void IsId_OnPostgres_IsANumberThatItsStorageCanRead(string text, bool expected) =>
        Assert.Equal(expected, new HangfireJobScheduler(RegistryDatabase.At("Host=nowhere;Database=none;Username=nobody")).IsId(text));
}
