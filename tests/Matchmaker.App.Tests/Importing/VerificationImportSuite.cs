using Matchmaker.App.Importing;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>A file is evidence, the decision is a person's: what an import makes of verification columns.</summary>
public abstract class VerificationImportSuite(Func<Task<TestRegistry>> open) : ImportSuite(open)
{
    private const string Header = "external_id,name,helix,country,demo,verification,verified_by,verified_at,evidence\n";
    private const string Claim = "verified,Chamber,2026-01-02,Entry 17\n";

    private static readonly ImportOptions Trusting = new() { TrustVerification = true };

    [RegistryFact]
    public async Task Run_FictionalActor_IsTakenAsItStandsAndASecondRunChangesNothing()
    {
        var path = Write("a.csv", Header + "t:1,One,industry,PH,yes," + Claim + "t:2,Two,industry,PH,yes,unverified,,,\n");
        var first = await ImportCsvAsync(path);
        var second = await ImportCsvAsync(path);

        Assert.Empty(first.Remarks);
        Assert.True(second.ChangedNothing);
        Assert.Equal((VerificationState.Verified, "Chamber", new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "Entry 17"), await StoredAsync("One"));
        Assert.Equal(VerificationState.Unverified, (await StoredAsync("Two")).State);
    }

    [RegistryFact]
    public async Task Run_ClaimOfAFile_WaitsForAPersonWithTheClaimAsEvidence()
    {
        var path = Write("a.csv", Header + "t:1,One,industry,PH,no," + Claim);
        var first = await ImportCsvAsync(path);
        Registry.Clock.Now += TimeSpan.FromDays(1);
        var second = await ImportCsvAsync(path);

        Assert.Equal((VerificationState.Pending, "import", TestClock.Start, "a.csv says: verified by Chamber on 2026-01-02 (Entry 17)"), await StoredAsync("One"));
        Assert.Contains("--trust-verification", Assert.Single(first.Remarks).What, StringComparison.Ordinal);
        Assert.True(second.ChangedNothing);
    }

    [RegistryFact]
    public async Task Run_TrustedFile_Decides()
    {
        var path = Write("a.csv", Header + "t:1,One,industry,PH,," + Claim);
        await ImportCsvAsync(path);
        var second = await ImportAsync(ImportSource.Csv, Trusting, path);
        var third = await ImportAsync(ImportSource.Csv, Trusting, path);

        Assert.Equal((1, 0), (second.RowsStored, second.Remarks.Count));
        Assert.True(third.ChangedNothing);
        Assert.Equal((VerificationState.Verified, "Chamber"), ((await StoredAsync("One")).State, (await StoredAsync("One")).By));
    }

    [RegistryFact]
    public async Task Run_DecisionOfAPerson_StandsUnlessATrustedFileHasANewerOne()
    {
        var actor = TestData.Actor("One", "PH", ("t", "1"));
        actor.Verification = new() { State = VerificationState.Rejected, DecidedBy = "Secretariat", DecidedAt = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        await Registry.AddAsync(actor);
        var older = Write("old.csv", Header + "t:1,One,industry,PH,yes," + Claim);
        var newer = Write("new.csv", Header + "t:1,One,industry,PH,no,verified,Chamber,2026-02-02,\n");

        await ImportCsvAsync(older);
        await ImportCsvAsync(newer);
        await ImportAsync(ImportSource.Csv, Trusting, older);
        Assert.Equal((VerificationState.Rejected, "Secretariat"), ((await StoredAsync("One")).State, (await StoredAsync("One")).By));

        await ImportAsync(ImportSource.Csv, Trusting, newer);
        Assert.Equal((VerificationState.Verified, "Chamber"), ((await StoredAsync("One")).State, (await StoredAsync("One")).By));
    }

    [RegistryFact]
    public async Task Run_TrustedWithoutWhoDecided_IsRejected()
    {
        var path = Write("a.csv", Header + "t:1,One,industry,PH,no,verified,,,\n");

        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(ImportSource.Csv, Trusting, path));

        Assert.Contains("needs who decided it and when", refusal.Message, StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_WhoDecidedWithoutWhat_IsRemarkedOn() =>
        Assert.Contains("without what was decided", Assert.Single((await ImportCsvAsync(Write("a.csv", Header + "t:1,One,industry,PH,no,,Chamber,,\n"))).Remarks).What, StringComparison.Ordinal);

    private async Task<(VerificationState State, string? By, DateTimeOffset? At, string? Evidence)> StoredAsync(string name)
    {
        await using var context = CreateContext();
        var held = (await context.Actors.AsNoTracking().SingleAsync(actor => actor.Name == name)).Verification;
        return (held.State, held.DecidedBy, held.DecidedAt, held.Evidence);
    }
}
