using System.Text;

namespace Matchmaker.Web.Components.Programmes.Mentoring;

/// <summary>A file to save that was never on the server: its whole content stands in the link.</summary>
internal static class SavedFile
{
    /// <summary>CSV, with the mark by which spreadsheets know UTF-8.</summary>
    public static string Csv(string text) => $"data:text/csv;charset=utf-8;base64,{Convert.ToBase64String([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)])}";

    public static string Json(string text) => $"data:application/json;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";
}
