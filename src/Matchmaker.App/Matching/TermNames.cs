namespace Matchmaker.App.Matching;

/// <summary>Numbers texts as they come; <see cref="Order"/> numbers them anew by name.</summary>
/// <param name="first">Those that have the first numbers, in this order.</param>
internal sealed class TermNames(params IEnumerable<string> first)
{
    private readonly Dictionary<string, int> _numbers = new(first.Select((name, number) => KeyValuePair.Create(name, number)), StringComparer.Ordinal);

    public int Count => _numbers.Count;

    public int Of(string name)
    {
        if (_numbers.TryGetValue(name, out var number)) return number;
        _numbers.Add(name, number = _numbers.Count);
        return number;
    }

    /// <summary>The names that are kept, in ordinal order, and for each number its place among them or -1.</summary>
    public (string[] Names, int[] Places) Order(Func<int, bool> isKept)
    {
        string[] names = [.. _numbers.Where(pair => isKept(pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
        var places = new int[_numbers.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < names.Length; place++) places[_numbers[names[place]]] = place;
        return (names, places);
    }

    /// <summary>For each number its place among given names, or -1.</summary>
    public int[] PlacesIn(IReadOnlyList<string> names)
    {
        var places = new int[_numbers.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < names.Count; place++)
            if (_numbers.TryGetValue(names[place], out var number)) places[number] = place;
        return places;
    }
}
