using Matchmaker.App.Storage;
using Npgsql;

namespace Matchmaker.App.Tests.Storage;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=registry", true)]
    [InlineData("server=db;database=registry", true)]
    [InlineData("postgres://db/registry", true)]
    [InlineData("PostgreSQL://db/registry", true)]
    [InlineData("registry.db", false)]
    [InlineData("/var/lib/postgres/registry.db", false)]
    public void Recognises_Address_TellsServerFromFile(string address, bool expected) => Assert.Equal(expected, PostgresAddress.Recognises(address));

    [Fact]
    public void Parse_Url_ReadsEveryPart()
    {
        var connection = PostgresAddress.Parse("postgres://an%40na:p%3Ass%2Fword@db.example:6543/regis%20try?sslmode=verify-full&application_name=one&connect_timeout=7");

        Assert.Equal(("db.example", 6543, "regis try"), (connection.Host, connection.Port, connection.Database));
        Assert.Equal(("an@na", "p:ss/word"), (connection.Username, connection.Password));
        Assert.Equal((SslMode.VerifyFull, "one", 7), (connection.SslMode, connection.ApplicationName, connection.Timeout));
    }

    [Fact]
    public void Parse_UrlWithoutPort_TakesTheUsualOne() => Assert.Equal(5432, PostgresAddress.Parse("postgresql://db/registry").Port);

    [Theory]
    [InlineData("Host=db;Database=registry;Pasword=s3cret-word")]
    [InlineData("Host=db;Database=registry;Password=s3cret-word;Port=many")]
    [InlineData("Host=db;Database=registry;Password='s3cret-word")]
    [InlineData("Host=db;Password=s3cret-word;SSL Mode=s3cret-word")]
    [InlineData("postgres://someone:s3cret-word@db:port/registry")]
    [InlineData("postgres://someone:s3cret-word@db/registry?colour=s3cret-word")]
    [InlineData("postgres://someone:s3cret-word@/registry")]
    [InlineData("Host=;Password=s3cret-word;Database=registry")]
    [InlineData("Host=db;Password=s3cret-word")]
    public void At_ConnectionStringThatCannotBeRead_SaysSoWithoutThePassword(string address)
    {
        var refusal = Assert.Throws<StorageException>(() => RegistryDatabase.At(address));

        Assert.Contains("PostgreSQL connection string", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void At_ConnectionString_DescribesItWithoutThePassword() =>
        Assert.Equal("PostgreSQL database 'registry' on db", RegistryDatabase.At("Host=db;Database=registry;Username=u;Password=s3cret-word").Description);
}
