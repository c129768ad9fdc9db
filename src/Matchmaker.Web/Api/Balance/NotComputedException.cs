using Matchmaker.App;

namespace Matchmaker.Web.Api.Balance;

/// <summary>Figures are asked for that nobody had computed.</summary>
internal sealed class NotComputedException() : ExplainedException("The figures for that floor were not computed for the present model. Post the floor to this address, and ask again when the work is done.");
