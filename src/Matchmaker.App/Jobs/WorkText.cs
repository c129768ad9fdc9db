namespace Matchmaker.App.Jobs;

/// <summary>Passes on steps that are told as words alone.</summary>
internal sealed class WorkText(IProgress<WorkStep> progress) : IProgress<string>
{
    public void Report(string value) => progress.Report(new(value));
}
