using System.Globalization;

namespace Matchmaker.App.Programmes;

/// <summary>There is no such programme, or none that the caller may see: the two are told alike.</summary>
public sealed class ProgrammeNotFoundException(long programmeId)
    : ExplainedException(string.Create(CultureInfo.InvariantCulture, $"There is no programme {programmeId}, or it is not public."));
