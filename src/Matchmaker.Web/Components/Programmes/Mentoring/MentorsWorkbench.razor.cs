using System.Diagnostics;
using Matchmaker.App;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Mentoring;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;

namespace Matchmaker.Web.Components.Programmes.Mentoring;

/// <summary>The curator's page of a round of mentoring.</summary>
public partial class MentorsWorkbench
{
    private readonly Dictionary<string, IReadOnlyList<HelpfulChange>> _found = [];
    private ProgrammeView? _programme;
    private IReadOnlyList<PlanLine> _plans = [];
    private IReadOnlyList<GivenIssue> _issues = [];
    private IReadOnlyList<MentoringTotals> _modes = [];
    private IReadOnlyList<string> _difference = [];
    private List<GivenIssue> _ofFiles = [];
    private MentoringChoices _choices = new();
    private MentoringChoices? _kept;
    private CohortAnswer? _answer;
    private CohortAnswer? _tried;
    private string _triedText = "";
    private string _name = "";
    private string? _message;
    private string? _gone;
    private long? _planId;
    private int _round;
    private bool _isLoaded;

    [Parameter] public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            var caller = await CallerAsync();
            _programme = await Programmes.ReadAsync(caller, Id);
            _plans = await Plans.ListAsync(caller, Id, PlanKind.Mentoring);
            _name = W["FirstName"];
        }
        catch (ExplainedException e)
        {
            _gone = e.Message;
        }

        _isLoaded = true;
    }

    private Task<bool> OpenAsync(long planId) => DoAsync(async caller =>
    {
        (_planId, _choices, _name, _ofFiles) = (null, new(), W["FirstName"], []);
        Forget();
        _answer = null;
        if (planId == 0) return;
        var (plan, choices, account) = await Bench.ReadAsync(caller, Id, planId);
        (_planId, _choices, _name) = (planId, choices, plan.Name);

        // What is looked at is what the programme makes of it today.
        if (account is not null) await SolveNowAsync();
    });

    private Task<bool> SolveAsync() => DoAsync(_ => SolveNowAsync());

    private async Task SolveNowAsync()
    {
        try
        {
            _issues = [];
            _answer = await Bench.SolveAsync(await CallerAsync(), Id, _choices, _ofFiles);
            Forget();
        }
        catch (GivenException e)
        {
            (_issues, _answer) = (e.Issues, null);
        }
    }

    private void Forget()
    {
        (_tried, _modes, _issues) = (null, [], []);
        _found.Clear();
    }

    private void Set(Func<MentoringSettings, MentoringSettings> change) => _choices = _choices with { Settings = change(_choices.Settings) };

    private async Task ReadAsync(string what, InputFileChangeEventArgs args)
    {
        List<GivenIssue> issues = [];
        if (args.File.Size > GivenFile.LongestFile)
        {
            _issues = GivenFile.LongerThanAny(args.File.Name).Issues;
            return;
        }

        using var content = new MemoryStream();
        await using (var stream = args.File.OpenReadStream(GivenFile.LongestFile)) await stream.CopyToAsync(content);
        var file = new GivenFile(args.File.Name, content.ToArray());
        var choices = what switch
        {
            "Mentees" => _choices with { Mentees = MentoringFiles.Mentees(file, issues) },
            "Mentors" => _choices with { Mentors = MentoringFiles.Mentors(file, issues) },
            _ => _choices with { Pairs = [.. _choices.Pairs, .. MentoringFiles.Pairs(file, issues)] },
        };

        // A file that is wrong changes nothing.
        if (!issues.Exists(issue => issue.IsError))
        {
            _choices = choices;
            _ofFiles.AddRange(issues);
            issues.Clear();
        }

        (_issues, _round) = (issues, _round + 1);
    }

    private void DropFile(string what) => _choices = what == "Mentees" ? _choices with { Mentees = null } : _choices with { Mentors = null };

    private Task<bool> TryAsync(IReadOnlyList<MentoringChange> changes, string? text) => DoAsync(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        var solved = _answer!.Solved.With(changes);
        _tried = new(solved, MentoringTelling.Tell(solved, Stopwatch.GetElapsedTime(started)), _answer.Model);
        _difference = MentoringDifference.Of(_answer.Solved, solved);
        _triedText = text ?? string.Join(", ", changes.Select(Say));
        _kept = changes.Aggregate((MentoringChoices?)_choices, (choices, change) => choices?.With(change));
        return Task.CompletedTask;
    });

    private string Say(MentoringChange change)
    {
        string Label(IReadOnlyList<MentoringParticipant> all, string? id) => all.FirstOrDefault(one => one.Id == id)?.Label ?? id ?? "";
        var (mentee, mentor) = (Label(_answer!.Solved.Round.Mentees, change.Mentee), Label(_answer.Solved.Round.Mentors, change.Mentor));
        return change.Kind switch
        {
            MentoringChangeKind.Lock => W["LockOne", mentee, mentor],
            MentoringChangeKind.Forbid => W["ForbidOne", mentee, mentor],
            MentoringChangeKind.Release => W["ReleaseOne", mentee, mentor],
            MentoringChangeKind.Places => $"{mentor}: {change.Value}",
            _ => change.Value ?? "",
        };
    }

    private void Keep()
    {
        (_choices, _answer) = (_kept!, _tried);
        Forget();
    }

    private Task<bool> CompareAsync() => DoAsync(_ =>
    {
        _modes = MentoringTelling.Compare(_answer!.Solved);
        return Task.CompletedTask;
    });

    private Task<bool> HelpAsync(string mentee) => DoAsync(_ =>
    {
        _found[mentee] = MentoringTelling.HelpFor(_answer!.Solved, mentee);
        return Task.CompletedTask;
    });

    private Task<bool> SaveAsync() => DoAsync(StoreAsync, W["Saved"]);

    private async Task StoreAsync(Matchmaker.App.Access.Caller caller)
    {
        _planId = await Bench.SaveAsync(caller, Id, _planId, _name, _choices, _answer?.Account);
        _plans = await Plans.ListAsync(caller, Id, PlanKind.Mentoring);
    }

    private Task<bool> DeleteAsync() => DoAsync(async caller =>
    {
        await Plans.DeleteAsync(caller, Id, _planId!.Value);
        (_planId, _answer, _choices) = (null, null, new());
        _plans = await Plans.ListAsync(caller, Id, PlanKind.Mentoring);
    });

    private async Task PublishAsync()
    {
        if (_answer?.Account is not { } account || await Dialogs.Confirm(W["PublishAsk", account.Pairs.Count, account.Unmatched.Count], W["Publish"], new() { OkButtonText = W["Publish"], CancelButtonText = L["Cancel"] }) != true) return;
        await DoAsync(async caller =>
        {
            await StoreAsync(caller);
            var (teams, told) = await Bench.PublishAsync(caller, Id, _planId!.Value, _message);
            _plans = await Plans.ListAsync(caller, Id, PlanKind.Mentoring);
            Notices.Notify(NotificationSeverity.Success, W["Published", teams, told]);
        });
    }
}
