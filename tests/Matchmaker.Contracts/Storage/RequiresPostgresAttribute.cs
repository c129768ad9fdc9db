namespace Matchmaker.Contracts.Storage;

/// <summary>Marks a class whose <see cref="RegistryFactAttribute"/> tests need PostgreSQL: where there is none they are skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresPostgresAttribute : Attribute;
