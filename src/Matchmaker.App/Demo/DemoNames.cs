using System.Globalization;

namespace Matchmaker.App.Demo;

/// <summary>What the records of the demo registry are called.</summary>
internal static class DemoNames
{
    /// <summary>Scheme of the external ids.</summary>
    public const string Scheme = "demo";

    public const string Registrar = "Matchmaker demo generator";

    public const string Evidence = "None: this actor is fictional.";

    public static string ActorId(int index) => string.Create(CultureInfo.InvariantCulture, $"a{index + 1:D7}");

    public static string CollaborationId(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index + 1:D8}");
}
