using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Lists;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Lists;

public abstract class ListDeskSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private ListDesk Desk => new(Registry.Database);

    [RegistryFact]
    public async Task MoveAsync_UpAndDown_KeepsNotesWithTheirActors()
    {
        var (listId, actors) = await ListAsync();
        await Desk.MoveAsync(TestCallers.Curator, listId, actors[3].Id, -3);
        await Desk.MoveAsync(TestCallers.Curator, listId, actors[0].Id, 1);
        await Desk.MoveAsync(TestCallers.Curator, listId, actors[2].Id, 9);
        await Desk.MoveAsync(TestCallers.Curator, listId, actors[2].Id, 1);

        var list = await Desk.ReadAsync(TestCallers.Curator, listId);
        Assert.Equal(["3", "1", "0", "2"], list!.Entries.Select(entry => entry.Note!));
        Assert.Equal([actors[3].Id, actors[1].Id, actors[0].Id, actors[2].Id], list.Entries.Select(entry => entry.ActorId));
    }

    [RegistryFact]
    public async Task ReadAsync_ByOthers_OnlyPublicAndWithoutNotes()
    {
        var (listId, _) = await ListAsync();
        Assert.Null(await Desk.ReadAsync(Caller.Visitor, listId));
        Assert.False(await Desk.ExportAsync(Caller.Visitor, listId, TextWriter.Null));

        await Desk.DescribeAsync(TestCallers.Curator, listId, "Forum 2027", "Guests", isPublic: true);

        var list = await Desk.ReadAsync(Caller.Visitor, listId);
        Assert.Equal(("Forum 2027", 4), (list!.Name, list.Entries.Count));
        Assert.All(list.Entries, entry => Assert.Null(entry.Note));
        Assert.Single(await Desk.ListAsync(Caller.Visitor));
    }

    [RegistryFact]
    public async Task ExportAsync_NameLikeAFormula_IsMadeHarmless()
    {
        var listId = await Desk.CreateAsync(TestCallers.Curator, "List", null);
        var actor = await Registry.AddAsync(TestData.Actor("=HYPERLINK(\"https://evil.example\")"));
        await Desk.AddAsync(TestCallers.Curator, listId, actor.Id, "first, of all");
        var text = new StringWriter();

        Assert.True(await Desk.ExportAsync(TestCallers.Curator, listId, text));

        var line = text.ToString().Split(Environment.NewLine)[1];
        Assert.Contains("\"'=HYPERLINK", line, StringComparison.Ordinal);
        Assert.EndsWith("\"first, of all\"", line, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Change_WrongOrNotAllowed_IsRefused()
    {
        var (listId, actors) = await ListAsync();
        await Assert.ThrowsAsync<ListException>(() => Desk.AddAsync(TestCallers.Curator, listId, actors[0].Id, null));
        await Assert.ThrowsAsync<ListException>(() => Desk.AddAsync(TestCallers.Curator, listId, 999_999, null));
        await Assert.ThrowsAsync<ListException>(() => Desk.NoteAsync(TestCallers.Curator, listId, 999_999, "x"));
        await Assert.ThrowsAsync<ListException>(() => Desk.DeleteAsync(TestCallers.Curator, listId + 99));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.CreateAsync(TestCallers.Curator, " ", null));
        await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.NoteAsync(TestCallers.Curator, listId, actors[0].Id, new string('x', RegistryRules.ReasonLength + 1)));
        foreach (var caller in new[] { Caller.Visitor, TestCallers.Person(1), TestCallers.KeyFor(ApiScope.WriteRegistry) })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.CreateAsync(caller, "Mine", null));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.RemoveAsync(caller, listId, actors[0].Id));
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk.DeleteAsync(caller, listId));
        }

        await Desk.RemoveAsync(TestCallers.Curator, listId, actors[0].Id);
        Assert.Equal(3, (await Desk.ReadAsync(TestCallers.Curator, listId))!.Entries.Count);
    }

    private async Task<(long ListId, Actor[] Actors)> ListAsync()
    {
        var actors = Enumerable.Range(0, 4).Select(at => TestData.Actor($"Actor {at}")).ToArray();
        await Registry.AddAsync(actors[0], [.. actors[1..]]);
        var listId = await Desk.CreateAsync(TestCallers.Curator, "Forum", null);
        for (var at = 0; at < actors.Length; at++) await Desk.AddAsync(TestCallers.Curator, listId, actors[at].Id, $"{at}");
        return (listId, actors);
    }
}
