namespace Matchmaker.App.Demo;

/// <summary>
/// An invented word, unique to its number. Its last syllable starts with x, z or v after two or more open syllables, a shape that hardly any real name of the
/// region has, and it can be spelt in the region's scripts by rule.
/// </summary>
internal sealed class DemoWord
{
    private static readonly string[] Starts = ["za", "zo", "zu", "ze", "va", "vo", "ve", "vu", "xa", "xo", "xu", "xi"];
    private static readonly string[] Middles =
    [
        "la", "le", "li", "lo", "lu", "ra", "re", "ri", "ro", "ru", "ma", "me", "mi", "mo", "mu", "na", "ne", "ni", "no", "nu",
        "da", "di", "do", "du", "ba", "be", "bi", "bo", "bu",
    ];

    private static readonly string[] Ends = ["xa", "xe", "xi", "xo", "xu", "za", "ze", "zo", "zu", "va", "ve", "vo", "vu"];
    private static readonly string[] Finals = ["", "n", "m", "k", "ng", "r", "l"];

    private readonly string[] _syllables;

    private DemoWord(string[] syllables, string final)
    {
        _syllables = syllables;
        Final = final;
        var latin = string.Concat(syllables) + final;
        Latin = string.Concat(char.ToUpperInvariant(latin[0]).ToString(), latin.AsSpan(1));
    }

    /// <summary>Open syllables, a consonant and a vowel each.</summary>
    public IReadOnlyList<string> Syllables => _syllables;

    /// <summary>The closing consonant; may be empty.</summary>
    public string Final { get; }

    /// <summary>The word in Latin letters, with a capital.</summary>
    public string Latin { get; }

    /// <summary>The word with this number among <paramref name="count"/>: different numbers give different words.</summary>
    public static DemoWord At(long seed, int number, int count)
    {
        long frame = Starts.Length * Ends.Length * Finals.Length;
        var middles = 1;
        for (var space = frame * Middles.Length; space < count * 2L; space *= Middles.Length) middles++;
        var size = frame;
        for (var i = 0; i < middles; i++) size *= Middles.Length;

        // A step that shares no factor with the size visits every word once.
        var step = (long)(size * 0.6180339887) | 1;
        while (Divisor(step, size) != 1) step += 2;
        var offset = new DemoRandom(seed, DemoStream.Words).Below((int)Math.Min(size, int.MaxValue));
        var rest = (long)(((Int128)step * number + offset) % size);

        var syllables = new string[middles + 2];
        syllables[0] = Starts[Take(ref rest, Starts.Length)];
        for (var i = 1; i <= middles; i++) syllables[i] = Middles[Take(ref rest, Middles.Length)];
        syllables[^1] = Ends[Take(ref rest, Ends.Length)];
        return new(syllables, Finals[Take(ref rest, Finals.Length)]);
    }

    private static int Take(ref long rest, int length)
    {
        var digit = (int)(rest % length);
        rest /= length;
        return digit;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
