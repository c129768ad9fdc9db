namespace Matchmaker.App.Demo;

/// <summary>A demo registry in the making: the records, one after the other, from a seed.</summary>
internal sealed class DemoRegistry
{
    private readonly DemoCollaborations _collaborations;
    private readonly DemoFeedbacks _feedback;

    public DemoRegistry(DemoOptions options)
    {
        World = DemoPopulation.Draw(options);
        _collaborations = new(World);
        _feedback = new(World, _collaborations);
    }

    public DemoWorld World { get; }

    public IEnumerable<DemoActor> Actors() => new DemoProfiles(World).All();

    /// <summary>In order of time; to be read once.</summary>
    public IEnumerable<DemoCollaboration> Collaborations() => _collaborations.All();

    /// <summary>To be read after the collaborations, on which part of it rests.</summary>
    public IEnumerable<DemoFeedback> Feedback() => _feedback.All();
}
