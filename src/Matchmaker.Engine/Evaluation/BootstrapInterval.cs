namespace Matchmaker.Engine.Evaluation;

/// <summary>A mean, and where it could lie by chance.</summary>
/// <param name="Mean">As it was measured.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Error">Standard error: the spread of the means that were drawn.</param>
public readonly record struct BootstrapInterval(double Mean, double Low, double High, double Error);
