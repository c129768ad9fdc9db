namespace Matchmaker.App.Tests.Demo;

/// <summary>A test that needs the Research Organization Registry among the shared data, and is skipped with its reason without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RorFactAttribute : FactAttribute
{
    public RorFactAttribute()
    {
        if (!File.Exists(Records)) Skip = $"{Records} is absent; set MATCHMAKER_SHARED_DATA to the folder of the shared data sets.";
    }

    public static string Records => Path.Combine(Repository.SharedData, "ror", "records.csv.gz");
}
