using Matchmaker.App.Accounts;

namespace Matchmaker.App.Tests.Accounts;

public sealed class EmailDomainTests
{
    [Theory]
    [InlineData("https://www.layag.example/about", "maria@layag.example")]
    [InlineData("https://layag.example", "maria@films.LAYAG.example")]
    [InlineData("https://design.chula.ac.th/", "somchai@chula.ac.th")]
    [InlineData("http://layag.co.id", "maria@mail.layag.co.id")]
    public void Matches_AddressOfTheSitesDomain_IsTrue(string website, string email) => Assert.True(EmailDomain.Matches(website, email));

    [Theory]
    [InlineData("https://layag.example", "maria@other.example")]
    [InlineData("https://layag.example", "maria@notlayag.example")]
    [InlineData("https://layag.co.id", "maria@another.co.id")]
    [InlineData("https://gmail.com", "maria@gmail.com")]
    [InlineData("https://yahoo.co.id", "maria@yahoo.co.id")]
    [InlineData("https://sites.google.com/layag", "maria@google.com")]
    [InlineData("https://layag.wixsite.com", "maria@wixsite.com")]
    [InlineData("https://go.id", "maria@anything.go.id")]
    [InlineData("https://192.0.2.7/", "maria@192.0.2.7")]
    [InlineData("not a site", "maria@layag.example")]
    [InlineData("https://layag.example", "layag.example")]
    [InlineData(null, "maria@layag.example")]
    [InlineData("https://layag.example", null)]
    public void Matches_AddressThatSaysNothing_IsFalse(string? website, string? email) => Assert.False(EmailDomain.Matches(website, email));
}
