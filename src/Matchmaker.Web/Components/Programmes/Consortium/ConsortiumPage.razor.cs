using System.Globalization;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Registry;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Matchmaker.Web.Components.Programmes.Consortium;

/// <summary>The page's work: a brief is edited, solved, kept, published.</summary>
public sealed partial class ConsortiumPage
{
    private readonly List<RoleDraft> _roles = [];
    private readonly List<Picked> _settled = [];
    private readonly List<Picked> _forbidden = [];
    private ConsortiumBrief _brief = new();
    private ConsortiumPlan? _found;
    private IReadOnlyList<PlanLine> _plans = [];
    private long? _planId;
    private string _name = "";
    private string _text = "";
    private int? _countries;
    private int? _helices;
    private bool _onlyVerified;
    private bool _isLoaded;
    private bool _isChanged;
    private int _rank = 1;
    private long? _picked;
    private int _added;
    private string? _change;

    [Parameter] public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await TryAsync(async caller =>
        {
            _plans = await Plans.ListAsync(caller, Id, PlanKind.Consortium);
            await ShowAsync(await Workbench.BriefAsync(caller, Id));
        });
        if (_name.Length == 0) _name = T["UsualName"];
        _isLoaded = true;
    }

    private Task<bool> OpenAsync(long? planId) => DoAsync(async caller =>
    {
        (_planId, _change, _rank, _isChanged) = (planId, null, 1, false);
        if (planId is { } id)
        {
            var (name, brief, found) = await Workbench.OpenAsync(caller, Id, id);
            (_name, _found) = (name, found);
            await ShowAsync(brief);
        }
        else
        {
            (_name, _found) = (T["UsualName"], null);
            await ShowAsync(await Workbench.BriefAsync(caller, Id));
        }
    });

    private async Task ShowAsync(ConsortiumBrief brief)
    {
        _brief = brief;
        (_text, _countries, _helices, _onlyVerified) = (brief.Text, brief.Countries, brief.Helices, brief.OnlyVerified);
        _roles.Clear();
        _roles.AddRange(brief.Roles.Select(RoleDraft.Of));
        _settled.Clear();
        _forbidden.Clear();
        foreach (var member in brief.Members) _settled.Add(await PickAsync(member.Actor, member.Role));
        foreach (var one in brief.Forbidden) _forbidden.Add(await PickAsync(one, null));
    }

    private async Task<Picked> PickAsync(string reference, string? role)
    {
        var (id, name) = await Workbench.NameAsync(reference);
        return new(id, name, role);
    }

    private ConsortiumBrief Stated() => _brief with
    {
        Text = _text,
        Roles = [.. _roles.Select(role => role.ToRole())],
        Countries = _countries,
        Helices = _helices,
        OnlyVerified = _onlyVerified,
        Members = [.. _settled.Select(member => new SettledMember(Key(member.Id), member.Role))],
        Forbidden = [.. _forbidden.Select(one => Key(one.Id))],
    };

    private Task<bool> SolveAsync() => DoAsync(async caller =>
    {
        var before = _found?.Consortia.FirstOrDefault(one => one.Rank == _rank);
        _found = await Workbench.SolveAsync(caller, Id, Stated());
        _rank = 1;
        _isChanged = true;
        _change = before is not null && _found.Consortia.Count > 0 ? Compare(before, _found.Consortia[0]) : null;
    });

    private Task<bool> SaveAsync() => DoAsync(async caller =>
    {
        _brief = Stated();
        _planId = await Workbench.SaveAsync(caller, Id, _planId, _name, _brief, _found);
        _plans = await Plans.ListAsync(caller, Id, PlanKind.Consortium);
        _isChanged = false;
    }, L["Saved"]);

    private async Task PublishAsync(FoundConsortium shown)
    {
        if (await Dialogs.Confirm(T["PublishAsk", shown.Members.Count], T["Publish"], new() { OkButtonText = T["Publish"], CancelButtonText = L["Cancel"] }) != true) return;
        await DoAsync(async caller =>
        {
            var told = await Workbench.PublishAsync(caller, Id, _planId!.Value, shown.Rank);
            _plans = await Plans.ListAsync(caller, Id, PlanKind.Consortium);
            Notices.Notify(NotificationSeverity.Success, T["PublishDone", told]);
        });
    }

    private async Task AddAsync(bool settles)
    {
        if (_picked is not { } id) return;
        await DoAsync(async _ =>
        {
            var picked = await PickAsync(Key(id), null);
            Take(id);
            (settles ? _settled : _forbidden).Add(picked);
        });
        _picked = null;
        _added++;
    }

    private Task<bool> SettleAsync(FoundMember member)
    {
        Take(member.ActorId);
        _settled.Add(new(member.ActorId, member.Name, member.Role));
        return SolveAsync();
    }

    private Task<bool> ForbidAsync(FoundMember member)
    {
        Take(member.ActorId);
        _forbidden.Add(new(member.ActorId, member.Name, null));
        return SolveAsync();
    }

    // The one who stands in is settled, and so are all the others: only that seat changes.
    private Task<bool> SwapAsync((FoundMember Member, FoundStandIn StandIn) swap)
    {
        if (_found?.Consortia.FirstOrDefault(one => one.Rank == _rank) is { } shown)
        {
            foreach (var other in shown.Members) Take(other.ActorId);
            Take(swap.StandIn.ActorId);
            _settled.AddRange(shown.Members.Where(other => other.ActorId != swap.Member.ActorId).Select(other => new Picked(other.ActorId, other.Name, other.Role)));
            _settled.Add(new(swap.StandIn.ActorId, swap.StandIn.Name, swap.Member.Role));
        }

        return SolveAsync();
    }

    private void Take(long id)
    {
        _settled.RemoveAll(one => one.Id == id);
        _forbidden.RemoveAll(one => one.Id == id);
    }

    private void OneOfEach()
    {
        foreach (var helix in Enum.GetValues<Helix>())
            if (_roles.TrueForAll(role => role.Helix != helix)) _roles.Add(new() { Code = App.Search.AspectCodes.Spell(helix), Helix = helix });
    }

    private string Compare(FoundConsortium before, FoundConsortium now)
    {
        var gone = before.Members.Where(member => now.Members.All(other => other.ActorId != member.ActorId)).Select(member => member.Name).ToList();
        var come = now.Members.Where(member => before.Members.All(other => other.ActorId != member.ActorId)).Select(member => member.Name).ToList();
        var score = (now.Score - before.Score).ToString("+0.000;-0.000;0.000", CultureInfo.CurrentCulture);
        return gone.Count + come.Count == 0 ? T["SameMembers", score] : T["OtherMembers", come.Count == 0 ? "–" : string.Join(", ", come), gone.Count == 0 ? "–" : string.Join(", ", gone), score];
    }

    private static string Key(long id) => string.Create(CultureInfo.InvariantCulture, $"#{id}");

    private sealed record Picked(long Id, string Name, string? Role);
}
