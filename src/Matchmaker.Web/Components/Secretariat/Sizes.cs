using System.Globalization;

namespace Matchmaker.Web.Components.Secretariat;

/// <summary>Sizes of files and memory as people read them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        double size = bytes;
        var unit = 0;
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return size.ToString(size < 10 && unit > 0 ? "0.0" : "0", CultureInfo.CurrentCulture) + " " + Units[unit];
    }
}
