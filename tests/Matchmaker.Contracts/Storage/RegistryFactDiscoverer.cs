using Xunit.Abstractions;
using Xunit.Sdk;

namespace Matchmaker.Contracts.Storage;

/// <summary>Makes a <see cref="RegistryTestCase"/> of each <see cref="RegistryFactAttribute"/>.</summary>
public sealed class RegistryFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new RegistryTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
