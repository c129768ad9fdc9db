using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Matchmaker.Web.Components.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Tests.Accounts;

public sealed class AccountProblemsTests
{
    public static TheoryData<object, string> Wrong => new()
    {
        { new SignInForm { Password = "four mango trees" }, "Write your e-mail address." },
        { new SignInForm { Email = "a@example.org" }, "Write your password." },
        { new AddressForm { Email = "nobody" }, "This is not an e-mail address." },
        { new RegisterForm { Email = "a@example.org", Password = "four mango trees" }, "Write your name." },
        { new RegisterForm { Name = new('a', 201), Email = "a@example.org", Password = "four mango trees" }, "At most 200 characters." },
        { new PasswordForm(), "Choose a password." },
        { new CodeForm(), "Write the code." },
        { new CodeForm { Code = new('1', 41) }, "At most 40 characters." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Form_WronglyFilledIn_SaysWhatIsWrong(object form, string said)
    {
        List<ValidationResult> found = [];
        Assert.False(Validator.TryValidateObject(form, new(form), found, validateAllProperties: true));
        Assert.Equal([said], found.Select(one => one.ErrorMessage));
    }

    [Fact]
    public void EveryErrorOfIdentity_IsSaidInWordsOfOurOwn()
    {
        var problems = new AccountProblems();
        var methods = typeof(AccountProblems).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.True(methods.Length >= 10);
        Assert.All(methods, method =>
        {
            var error = (IdentityError)method.Invoke(problems, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(int) ? (object)10 : "text")])!;
            Assert.Equal(method.Name, error.Code);
            Assert.EndsWith(".", error.Description, StringComparison.Ordinal);
            Assert.Contains(" ", error.Description, StringComparison.Ordinal);
        });
    }
}
