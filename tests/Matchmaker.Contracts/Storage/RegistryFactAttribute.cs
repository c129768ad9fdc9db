using Xunit.Sdk;

namespace Matchmaker.Contracts.Storage;

/// <summary>A fact that may stand in an abstract suite: it is skipped in those subclasses whose database is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Matchmaker.Contracts.Storage.RegistryFactDiscoverer", "Matchmaker.Contracts")]
public sealed class RegistryFactAttribute : FactAttribute;
