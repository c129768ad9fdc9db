using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Tests.Programmes.Given;

public sealed class GivenTextTests
{
    private readonly List<GivenIssue> _issues = [];

    [Fact]
    public void Read_AnyTextInUtf8OrMarkedUtf16_IsTheSameWithoutARemark() => Prop.ForAll<NonNull<string>>(given =>
    {
        // A half of a pair and a zero are no text; a header stands before every list.
        var text = "id,name\n" + string.Concat(given.Get.Where(sign => !char.IsSurrogate(sign) && sign is not ('\0' or '\uFEFF')));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            List<GivenIssue> issues = [];
            if (GivenText.Read(new("list.csv", [.. encoding.Preamble, .. encoding.GetBytes(text)]), issues) != text || issues.Count > 0) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyBytes_IsTextOrAnIssue() => Prop.ForAll<byte[]>(bytes =>
    {
        List<GivenIssue> issues = [];
        var text = GivenText.Read(new("list.csv", bytes), issues);
        return text is null == issues.Exists(issue => issue.IsError) && text?.Contains('\0') != true;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "compressed with gzip")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, "ZIP archive")]
    [InlineData(new byte[] { 0x20, 0x0A }, "the file is blank")]
    [InlineData(new byte[] { 0x69, 0x64, 0x0A, 0x00 }, "holds a zero byte")]
    public void Read_WhatIsNoText_IsNamed(byte[] bytes, string expected)
    {
        Assert.Null(GivenText.Read(new("list.csv", bytes), _issues));
        Assert.Contains(expected, Assert.Single(_issues).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoUtf8_SaysTheByteAndLine_UnlessTheEncodingIsNamed()
    {
        byte[] thai = [.. "id\n1,"u8, 0xE4, 0xB7, 0xC2];
        Assert.Equal("id\n1,ä·Â", GivenText.Read(new("list.csv", thai), _issues));
        Assert.StartsWith("the text is not UTF-8 (byte 0xE4 in line 2)", Assert.Single(_issues).Text, StringComparison.Ordinal);
        _issues.Clear();
        Assert.Equal("id\n1,ไทย", GivenText.Read(new("list.csv", thai), _issues, "windows-874"));
        Assert.Empty(_issues);
        Assert.Null(GivenText.Read(new("list.csv", thai), _issues, "utf-8"));
        Assert.Contains("is not in the encoding utf-8", Assert.Single(_issues).Text, StringComparison.Ordinal);
    }
}
