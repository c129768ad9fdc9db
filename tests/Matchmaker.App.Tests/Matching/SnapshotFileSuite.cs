using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

/// <summary>The last snapshot, kept on disk.</summary>
public abstract class SnapshotFileSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private RegistryDatabase Database => Registry.Database;

    [RegistryFact]
    public async Task Load_SecondTime_GivesFromTheFileWhatTheRegistryGives()
    {
        await FillAsync();

        var first = await SnapshotFile.LoadAsync(Database);
        var second = await SnapshotFile.LoadAsync(Database);

        Assert.True(File.Exists(SnapshotFile.PathOf(Database)));
        var direct = await RegistrySnapshot.LoadAsync(Database);
        foreach (var snapshot in new[] { first, second })
        {
            Assert.Equal(direct.HashOf(direct.Collaborations), snapshot.HashOf(snapshot.Collaborations));
            Assert.Equal(direct.Countries, snapshot.Countries);
            Assert.Equal(direct.Cities, snapshot.Cities);
            Assert.Equal(direct.Traits.City, snapshot.Traits.City);
            Assert.Equal([snapshot.IndexOf(await IdOfAsync("Zeta puppets"))!.Value], snapshot.Collaborations.Leaders(0).ToArray());
            Assert.Equal(["KR seoul"], snapshot.Cities);
            Assert.Equal(direct.Themes, snapshot.Themes);
            Assert.Equal(direct.Profiles.Words, snapshot.Profiles.Words);
            Assert.Equal(direct.Traits.IsMentor, snapshot.Traits.IsMentor);
        }
    }

    [RegistryFact]
    public async Task Load_RegistryChanged_ReadsItAnew()
    {
        await FillAsync();
        await SnapshotFile.LoadAsync(Database);

        foreach (var change in new[] { "description", "interest", "participation", "gone" })
        {
            await ChangeAsync(change);
            var (direct, snapshot) = (await RegistrySnapshot.LoadAsync(Database), await SnapshotFile.LoadAsync(Database));
            Assert.True(direct.HashOf(direct.Collaborations) == snapshot.HashOf(snapshot.Collaborations), $"The change of the {change} was not seen.");
        }
    }

    private async Task ChangeAsync(string change)
    {
        Registry.Clock.Now += TimeSpan.FromSeconds(1);
        await using (var context = CreateContext())
        {
            var actor = await context.Actors.Include(a => a.Interests).OrderBy(a => a.Id).FirstAsync();
            var collaboration = await context.Collaborations.Include(c => c.Participations).FirstAsync();
            if (change == "description") actor.Description = "We moved to another kind of puppets";
            if (change == "gone") context.Remove(collaboration);
            if (change == "interest")
            {
                actor.Interests.Add(TestData.Interest(InterestKind.Need, null, "Looking for voices"));
                context.Entry(actor).Property(a => a.UpdatedAt).IsModified = true;
            }

            if (change == "participation") collaboration.Participations.RemoveAt(0);

            await context.SaveChangesAsync();
        }
    }

    [RegistryFact]
    public async Task Load_DamagedFile_IsAsGoodAsNone()
    {
        await FillAsync();
        var direct = await SnapshotFile.LoadAsync(Database);
        var path = SnapshotFile.PathOf(Database);
        var whole = await File.ReadAllBytesAsync(path);
        byte[] changed = [.. whole];
        changed[^1] ^= 1;
        foreach (var damaged in new[] { [], whole[..100], changed })
        {
            await File.WriteAllBytesAsync(path, damaged);

            var snapshot = await SnapshotFile.LoadAsync(Database);

            Assert.Equal(direct.HashOf(direct.Collaborations), snapshot.HashOf(snapshot.Collaborations));
            Assert.Equal(whole, await File.ReadAllBytesAsync(path));
        }
    }

    [RegistryFact]
    public async Task Load_NoFolderToWriteTo_ReadsTheRegistry()
    {
        await FillAsync();
        Directory.Delete(Database.ModelsFolder, recursive: true);

        Assert.Equal(2, (await SnapshotFile.LoadAsync(Database)).ActorCount);
        Assert.False(Directory.Exists(Database.ModelsFolder));
    }

    private async Task<long> IdOfAsync(string name)
    {
        await using var context = CreateContext();
        return (await context.Actors.SingleAsync(a => a.Name == name)).Id;
    }

    private async Task FillAsync()
    {
        Directory.CreateDirectory(Database.ModelsFolder);
        var (one, other) = (TestData.Actor("Zeta puppets", "VN", Helix.Media), TestData.Actor("Alpha puppets", "KR", Helix.Academia));
        (one.Description, one.Sectors, one.Languages) = ("Puppets and shadows", [Taxonomy.Sectors.Terms[0].Code], ["vi", "en"]);
        other.City = "Seoul";
        one.Interests.Add(TestData.Interest(InterestKind.Offer, Mentoring.Root, "Mentoring of young puppet makers"));
        await using var context = CreateContext();
        context.AddRange(one, other);
        await context.SaveChangesAsync();
        var joint = TestData.Collaboration(one, other);
        joint.Sectors = [Taxonomy.Sectors.Terms[1].Code];
        context.Add(joint);
        await context.SaveChangesAsync();
    }
}
