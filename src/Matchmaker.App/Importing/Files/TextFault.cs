namespace Matchmaker.App.Importing.Files;

/// <summary>A byte that cannot be text: its line and its place in the line, both counted from 1.</summary>
internal readonly record struct TextFault(long Line, long ByteInLine, byte Value)
{
    public string Describe() => Value == 0
        ? $"byte {ByteInLine:N0} of line {Line:N0} is a zero byte, which no text holds."
        : $"byte {ByteInLine:N0} of line {Line:N0} is 0x{Value:X2}, which is not UTF-8{Guess()}. Save the file as UTF-8, or name its encoding, such as --encoding windows-1252.";

    private string Guess() => Value is >= 0xA0 and < 0xFF ? $" (in Windows-1252 and Latin-1 it is '{(char)Value}')" : "";
}
