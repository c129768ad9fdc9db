namespace Matchmaker.App.Importing.Rows;

/// <summary>What a register calls an actor or a collaboration: <c>pic:999854661</c>.</summary>
public readonly record struct ExternalKey(string Scheme, string Value)
{
    public override string ToString() => $"{Scheme}:{Value}";
}
