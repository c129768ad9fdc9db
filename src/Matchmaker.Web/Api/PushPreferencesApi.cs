using Matchmaker.App.Access;
using Matchmaker.App.Pushing;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Pushing;

namespace Matchmaker.Web.Api;

internal static class PushPreferencesApi
{
    private const string Example = """{"rhythm": "weekly", "language": "en", "timeZone": "Asia/Manila", "quietFrom": "20:00:00", "quietUntil": "07:00:00"}""";

    public static void MapPushPreferences(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}/push-preference").WithTags("Suggestions").Needs(Deed.ReceiveSuggestions);
        group.MapGet("", GetAsync).Tell("getPushPreference", "What you are told of new suggestions", "Each person's own, for one organisation. Signed in only: no key is written to.");
        group.MapPut("", PutAsync).Takes(Example).Tell("setPushPreference", "Say what you want to be told of new suggestions", "Nobody is written to before they choose how often. With If-Match, only where it is still what was read.");
    }

    private static async Task<Tagged<PushPreferenceResource>> GetAsync(long actorId, PushPreferenceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        new(Show(await desk.ReadAsync(await caller.GetAsync(), actorId, cancellationToken)));

    private static async Task<Tagged<PushPreferenceResource>> PutAsync(
        long actorId, PushPreferenceForm form, PushPreferenceDesk desk, RequestCaller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        Tagged<PushPreferenceResource>.RequireMatch(context, Show(await desk.ReadAsync(who, actorId, cancellationToken)));
        return new(Show(await desk.SaveAsync(who, actorId, new(form.Rhythm, form.Language, form.TimeZone, form.QuietFrom, form.QuietUntil), cancellationToken)));
    }

    private static PushPreferenceResource Show(PushWish wish) => new()
    {
        Rhythm = wish.Rhythm,
        Language = wish.Language,
        TimeZone = wish.TimeZone,
        QuietFrom = wish.QuietFrom,
        QuietUntil = wish.QuietUntil,
        ConsentedAt = wish.ConsentedAt,
    };
}
