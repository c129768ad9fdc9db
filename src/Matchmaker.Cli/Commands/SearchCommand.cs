using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Editions;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker search TEXT</c>: actors by words, filters, and by what another actor needs, offers or is.</summary>
internal static class SearchCommand
{
    private const string About = """
        Search the registry, in any language and script.

        TEXT takes words (all must fit), "phrases", -exclusions, beginnings*, alternatives (OR), and filters:
          helix:academia   country:VN,TH   country:asean   sector:animation   size:small   verified:yes
          offers:co-production   needs:grants   language:vi   kind:person   name:…   city:…   about:…
        A minus before a filter leaves out what it names. Values may be codes, names or synonyms in any language; put
        quotes round those with a space. Words that name a term of the taxonomies find it in every language.
        A text that begins with a minus goes after --, as in: matchmaker search -- -helix:media

        Examples:
          matchmaker search "hoạt hình country:VN"
          matchmaker search animation helix:academia -sector:games
          matchmaker search --offers-for "#17" country:asean
          matchmaker search stud --complete
        """;

    public static Command Create(Consoles consoles)
    {
        var text = new Argument<string[]>("TEXT") { Description = "What to search for; all of the registry where left out.", Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        var top = CommonOptions.Number("--top", "How many hits at the most.", 10, 0, SearchRequest.MostHits);
        var skip = CommonOptions.Number("--skip", "How many hits to pass over, for the next page.", 0, 0, int.MaxValue);
        var like = Related("--like", "More like this actor.");
        var offersFor = Related("--offers-for", "Those who offer what this actor needs.");
        var needsFor = Related("--needs-for", "Those who need what this actor offers.");
        var complete = new Option<bool>("--complete") { Description = "Give names and terms that begin with TEXT, as one would show while it is typed." };
        var provider = new ProviderOption<SearchProvider>(ThisEdition.Current.Search, chosen => chosen.Search);
        var command = new Command("search", About) { text, top, skip, like, offersFor, needsFor, complete };
        provider.AddTo(command);
        command.Validators.Add(result =>
        {
            var related = new[] { like, offersFor, needsFor }.Count(option => result.GetResult(option) is { Implicit: false });
            if (related > 1) result.AddError("Give one of --like, --offers-for and --needs-for.");
            if (result.GetValue(complete) && related > 0) result.AddError("--complete goes with TEXT alone.");
        });
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            using var index = provider.Of(invocation).Open(database);
            IndexView.Say(invocation, await index.RefreshAsync(invocation.CancellationToken));
            var search = new ActorSearch(index);
            var typed = string.Join(' ', invocation.Get(text));
            if (invocation.Get(complete))
            {
                SearchView.Write(invocation, await search.CompleteAsync(typed, Math.Max(1, invocation.Get(top)), invocation.CancellationToken));
                return ExitCode.Success;
            }

            var (relation, actor) = await RelationAsync(invocation, database, like, offersFor, needsFor);
            var request = new SearchRequest { Text = typed, Relation = relation, ActorId = actor?.Id, Skip = invocation.Get(skip), Top = invocation.Get(top) };
            var result = await search.SearchAsync(request, invocation.CancellationToken);
            SearchView.Write(invocation, request, actor, result);
            return result.Problems.Count > 0 ? ExitCode.Refused : ExitCode.Success;
        });
        return command;
    }

    private static Option<string?> Related(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "ACTOR" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value)) result.AddError($"{name} needs an actor: #key, scheme:value, or its name.");
        });
        return option;
    }

    private static async Task<(ActorRelation? Relation, Actor? Actor)> RelationAsync(Invocation invocation, RegistryDatabase database, Option<string?> like, Option<string?> offersFor, Option<string?> needsFor)
    {
        var (relation, reference) = (invocation.Get(like), invocation.Get(offersFor), invocation.Get(needsFor)) switch
        {
            ({ } name, _, _) => (ActorRelation.Like, name),
            (_, { } name, _) => (ActorRelation.OffersItsNeeds, name),
            (_, _, { } name) => (ActorRelation.NeedsItsOffers, name),
            _ => ((ActorRelation?)null, ""),
        };
        if (relation is null) return (null, null);
        await using var context = database.CreateDbContext();
        return (relation, await new ActorLookup(context).FindAsync(reference, invocation.CancellationToken));
    }
}
