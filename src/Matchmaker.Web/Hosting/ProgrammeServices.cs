using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Web.Hosting;

/// <summary>Registers what programmes are made with.</summary>
internal static class ProgrammeServices
{
    public static void AddProgrammes(this IServiceCollection services)
    {
        services.AddSingleton<ProgrammeMails>();
        services.AddSingleton<ProgrammeDesk>();
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<ApplicantDesk>();
        services.AddSingleton<PreferenceDesk>();
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<TeamDesk>();
        services.AddSingleton<CohortFits>();
        services.AddSingleton<CohortWorkbench>();
        services.AddSingleton<ConsortiumWorkbench>();
        services.AddSingleton<MentorCohorts>();
        services.AddSingleton<MentoringWorkbench>();
        services.AddSingleton<TimetableWorkbench>();
        services.AddSingleton<OwnTimetableDesk>();
    }
}
