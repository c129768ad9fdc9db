using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes;

/// <summary>One actor in a programme as the secretariat sees it.</summary>
/// <param name="Id">Key of the entry.</param>
/// <param name="Actor">With its sectors and verification.</param>
/// <param name="IsNewcomer">Whether it has no collaboration yet.</param>
/// <param name="Entry">What it applied with, and where it stands.</param>
/// <param name="Reviews">How many reviews count.</param>
/// <param name="ReviewedScore">Their weighted mean, 0 to 10; null without any.</param>
public sealed record EntryLine(long Id, Actor Actor, bool IsNewcomer, ProgrammeEntry Entry, int Reviews, double? ReviewedScore);
