namespace Matchmaker.Web.Components.Pictures;

/// <summary>Something that happened, on a time line.</summary>
/// <param name="Title">What it was.</param>
/// <param name="Lane">What it stands among, such as its kind.</param>
/// <param name="Start">When it began; null where that is not known, and it is in the table only.</param>
/// <param name="End">When it ended; null where it has not, or that is not known.</param>
/// <param name="Detail">What more to say of it in the table.</param>
public sealed record TimeLineItem(string Title, string Lane, DateOnly? Start, DateOnly? End, string? Detail = null);
