using Matchmaker.App.Programmes.Given;

namespace Matchmaker.App.Tests.Programmes.Given;

public sealed class GivenRowsTests
{
    private readonly List<GivenIssue> _issues = [];

    [Theory]
    [InlineData("b,c\n1,2\n", "a", "a and b")]
    [InlineData("a\n1\n", "b", "a and b")]
    [InlineData("a,b\n1,2\n", null, "c or d")]
    public void Read_HeaderThatLacksAColumn_SaysWhichAreNeeded(string text, string? field, string needed)
    {
        Assert.Empty(GivenRows.Read(GivenFile.Of("list.csv", text), new(["a", "b", "c", "d"]) { AllOf = ["a", "b"], AnyOf = ["c", "d"] }, _issues));
        var issue = Assert.Single(_issues);
        Assert.Equal(("list.csv, line 1", field, true), (issue.Where, issue.Field, issue.IsError));
        Assert.Contains($"{needed} among them", issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TableAndJson_HaveTheSameRows()
    {
        var columns = new GivenColumns(["id", "time_zone", "wishes"]) { AllOf = ["id"] };
        var table = GivenRows.Read(GivenFile.Of("list.csv", "Id;Time zone;wishes\n1;UTC+7;a, b|c\n;;\n"), columns, _issues);
        var json = GivenRows.Read(GivenFile.Of("list.json", """[{"id": 1, "timeZone": "UTC+7", "wishes": ["a, b", "c"]}]"""), columns, _issues);
        Assert.Empty(_issues);
        Assert.Equal(Assert.Single(table).Cells, Assert.Single(json).Cells);
        Assert.Equal(["a, b", "c"], table[0].Parts("wishes"));
        Assert.Equal(["a", "b", "c"], table[0].Parts("wishes", byComma: true));
    }

    [Fact]
    public void Open_WhatCannotBeRead_IsAnIssueBesideOthers()
    {
        Assert.Empty(GivenFile.Read(Path.Combine(Path.GetTempPath(), "there-is-none.csv"), (_, _) => new List<int> { 1 }, _issues));
        Assert.Empty(GivenFile.Read(Path.GetTempPath(), (_, _) => new List<int> { 1 }, _issues));
        Assert.Equal(["there is no such file. Check the path.", "this is a folder. Name the file in it."], _issues.Select(issue => issue.Text));
        Assert.Throws<GivenException>(() => GivenFile.Open(Path.GetTempPath()));
    }
}
