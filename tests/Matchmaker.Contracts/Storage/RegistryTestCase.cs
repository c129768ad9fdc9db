using Xunit.Abstractions;
using Xunit.Sdk;

namespace Matchmaker.Contracts.Storage;

/// <summary>A test that is skipped where its class needs PostgreSQL and there is none.</summary>
public sealed class RegistryTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serialiser; use the other constructor.")]
    public RegistryTestCase()
    {
    }

    public RegistryTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnostics, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var needsPostgres = TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresPostgresAttribute).AssemblyQualifiedName).Any();
        return base.GetSkipReason(factAttribute) ?? (needsPostgres ? PostgresServer.SkipReason : null);
    }
}
