using Matchmaker.Engine.Factorization;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class ModelContainerTests
{
    [Fact]
    public void WriteAndRead_Sections_ComeBackAlignedAndWhole()
    {
        var bytes = Written(("empty", []), ("seven", [1, 2, 3, 4, 5, 6, 7]), ("größe", [9]));

        var container = ModelContainer.Read(bytes);

        Assert.Equal(["empty", "größe", "seven"], container.Names.Order(StringComparer.Ordinal));
        Assert.Equal(0, container.Bytes("empty").Length);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], container.Bytes("seven").ToArray());
        Assert.Equal([9], container.Bytes("größe").ToArray());
        Assert.Equal(0, bytes.Length % 64);
        Assert.True(bytes.AsSpan().IndexOf(new byte[] { 1, 2, 3, 4, 5, 6, 7 }) % 64 == 0);
    }

    [Fact]
    public void Numbers_FloatsAndInts_ComeBack()
    {
        using var stream = new MemoryStream();
        ModelContainer.Write(stream, [ModelSection.Of<float>("f", [1.5f, -2, float.Epsilon]), ModelSection.Of<int>("i", [3, -4])]);

        var container = ModelContainer.Read(stream.ToArray());

        Assert.Equal([1.5f, -2, float.Epsilon], container.Numbers<float>("f").ToArray());
        Assert.Equal([3, -4], container.Numbers<int>("i").ToArray());
        Assert.Equal(ModelDefect.Damaged, Assert.Throws<ModelFormatException>(() => container.Numbers<long>("f")).Defect);
        Assert.Equal(ModelDefect.MissingSection, Assert.Throws<ModelFormatException>(() => container.Bytes("g")).Defect);
    }

    [Fact]
    public void Read_AnySingleBitFlipped_IsRefused()
    {
        var bytes = Written(("a", [1, 2, 3]), ("b", [4]));
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            Assert.Throws<ModelFormatException>(() => ModelContainer.Read(bytes));
            bytes[at] ^= 0x10;
        }

        ModelContainer.Read(bytes);
    }

    [Fact]
    public void Read_AnyPrefix_IsRefused()
    {
        var bytes = Written(("a", [1, 2, 3]));
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Throws<ModelFormatException>(() => ModelContainer.Read(bytes.AsMemory(0, length)));
            Assert.Equal(length < 8 ? ModelDefect.NotAModel : ModelDefect.Truncated, error.Defect);
        }
    }

    [Fact]
    public void Read_EachDefect_IsNamedWithItsRemedy()
    {
        var bytes = Written(("a", [1, 2, 3]));
        Refused(ModelDefect.NotAModel, "not a Matchmaker model", [.. "PK\x03\x04 something else"u8.ToArray(), .. bytes]);
        Refused(ModelDefect.Damaged, "longer", [.. bytes, 0]);
        Refused(ModelDefect.Damaged, "checksum differs", Changed(bytes, bytes.Length - 64));
        Refused(ModelDefect.OtherVersion, "format version", Changed(bytes, 8));
        Refused(ModelDefect.OtherVersion, "byte order", Changed(bytes, 12));
    }

    [Fact]
    public void Write_BadNames_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Written(("", [])));
        Assert.Throws<ArgumentException>(() => Written((new string('x', 41), [])));
        Assert.Throws<ArgumentException>(() => Written(("a", []), ("a", [])));
    }

    [Fact]
    public void FactorModelFormat_Model_ComesBackBitForBitWithFurtherSections()
    {
        var matrix = RandomMatrix.Of(30, 20, 200, 1);
        var model = new AlsTrainer().Train(matrix, new AlsOptions { Rank = 5, Epochs = 2, Seed = 7, Solver = AlsSolver.Block });
        using var stream = new MemoryStream();
        FactorModelFormat.Write(stream, model, new ModelSection("actors", new byte[] { 1, 2 }));

        var container = ModelContainer.Read(stream.ToArray());
        var read = FactorModelFormat.Decode(container);

        Assert.Equal([1, 2], container.Bytes("actors").ToArray());
        Assert.True(model.Rows.Values.SequenceEqual(read.Rows.Values));
        Assert.True(model.Columns.Values.SequenceEqual(read.Columns.Values));
        Assert.Equal(model.Options, read.Options);
        var before = new float[5];
        var after = new float[5];
        model.FoldIn(matrix.RowColumns(0), matrix.RowValues(0), before);
        read.FoldIn(matrix.RowColumns(0), matrix.RowValues(0), after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void FactorModelFormat_PartsThatDisagree_AreRefused()
    {
        var model = new AlsTrainer().Train(RandomMatrix.Of(3, 4, 9, 1), new AlsOptions { Rank = 2, Epochs = 1 });
        ModelSection[] sections = [ModelSection.Of<int>("factors/shape", [3, 5, 2]), .. FactorModelFormat.Encode(model).Skip(1)];
        using var stream = new MemoryStream();
        ModelContainer.Write(stream, sections);

        var error = Assert.Throws<ModelFormatException>(() => FactorModelFormat.Decode(ModelContainer.Read(stream.ToArray())));

        Assert.Equal(ModelDefect.Damaged, error.Defect);
    }

    private static void Refused(ModelDefect defect, string words, byte[] bytes)
    {
        var error = Assert.Throws<ModelFormatException>(() => ModelContainer.Read(bytes));
        Assert.Equal(defect, error.Defect);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("matchmaker train", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at]++;
        return changed;
    }

    private static byte[] Written(params (string Name, byte[] Bytes)[] sections)
    {
        using var stream = new MemoryStream();
        ModelContainer.Write(stream, [.. sections.Select(section => new ModelSection(section.Name, section.Bytes))]);
        return stream.ToArray();
    }
}
