using System.Globalization;
using System.Security.Claims;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Demo;
using Matchmaker.App.Editions;
using Matchmaker.App.Importing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Editions;
using Matchmaker.Web.Access;
using Matchmaker.Web.Api;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Components;
using Matchmaker.Web.Components.Accounts;
using Matchmaker.Web.Components.Actors;
using Matchmaker.Web.Components.Directory;
using Matchmaker.Web.Monitoring;
using Matchmaker.Web.Secretariat;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Radzen;

namespace Matchmaker.Web.Hosting;

/// <summary>Puts the web app together: services, the way of a request, pages and API.</summary>
public static class WebComposition
{
    /// <summary>The languages that pages can be shown in; English is complete, and puts the day before the month as the region does.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [.. new[] { "en-GB", "id", "vi", "th", "ko" }.Select(CultureInfo.GetCultureInfo)];

    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <param name="args">The command line.</param>
    /// <param name="adapt">Puts other services in the place of the app's own, where it is run inside another program.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adapt = null)
    {
        // Where its files lie does not depend on the folder it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(WebComposition).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("MATCHMAKER_");
        builder.Configuration.AddCommandLine(args);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = RequestLines.MostRead);
        AddRegistry(builder);
        AddAccounts(builder);
        AddDesks(builder);
        AddPages(builder);
        builder.Services.AddSecretariat();
        builder.Services.AddProgrammes();
        builder.AddPushing();
        builder.AddNotifications();
        builder.AddJobs();
        builder.AddApi();
        builder.AddMonitoring();
        adapt?.Invoke(builder.Services);
        var app = builder.Build();
        Use(app);

        // Links in mails need an address to point to: where none is configured, the first one that the program listens on.
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<MailOptions>().PublicAddress ??= app.Urls.FirstOrDefault());
        return app;
    }

    /// <summary>Brings the database to the present schema, and where a demo is wanted fills it, trains a model and makes the demo's accounts.</summary>
    /// <exception cref="ExplainedException">Something is in the way; the message says what to do.</exception>
    public static async Task PrepareAsync(WebApplication app)
    {
        var database = app.Services.GetRequiredService<RegistryDatabase>();
        var options = app.Services.GetRequiredService<IOptions<RegistryOptions>>().Value;
        var loading = app.Services.GetRequiredService<FirstLoading>();

        app.Services.GetRequiredService<JobSchedule>().CheckConfiguration();
        if (options.Role == NodeRole.Worker && app.Services.GetRequiredService<MailOptions>().PublicAddress is null)
            throw new StartException("A worker writes mails, but does not know under which address people reach the app: set Mail:PublicAddress, such as --Mail:PublicAddress https://match.example.org.");

        // Its files need no database.
        _ = loading.Index;
        await database.PrepareAsync();
        if (options.Prepare) await new RegistryPreparation(database, Say).RunAsync();

        // Imports that waited when the program ended have their turn.
        if (options.Role != NodeRole.Worker) _ = app.Services.GetRequiredService<ImportQueue>();

        // Where the model cannot be loaded, whoever follows the registry says why.
        _ = loading.Matching;
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().EnsureAsync() is { } told) Say(told);
        if (!options.DemoAccounts) return;
        var accounts = await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync();
        Say(accounts.Count == 0 ? "Not all actors are fictional, so that no demo accounts are made." : $"DEMO: anybody can sign in, with the password {DemoAccounts.Password} and one of:");
        foreach (var account in accounts) Say($"  {account.Email,-26} {account.Role}");
    }

    private static void Say(string text) => Console.Error.WriteLine(text);

    private static void AddRegistry(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RegistryOptions>().Bind(builder.Configuration).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<RegistryOptions>>().Value;
            return RegistryDatabase.At(options.Db, options.Models);
        });
        builder.Services.AddSingleton(TimeProvider.System);
        var providers = new ChosenProviders(ThisEdition.Current, name => builder.Configuration[name]);
        builder.Services.AddSingleton(providers);

        // One that the edition does not hold is told now, not when it is first asked for.
        _ = providers.Tell();
        builder.Services.AddSingleton(services => providers.Search.Open(services.GetRequiredService<RegistryDatabase>()));
        builder.Services.AddSingleton<ActorSearch>();
        builder.Services.AddSingleton<LiveMatching>();
        builder.Services.AddSingleton(services => new ModelStore(services.GetRequiredService<RegistryDatabase>()));
        builder.Services.AddHostedService<DatabaseProbe>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<FirstLoading>();
        builder.Services.AddHostedService<RegistryFollower>();
        builder.Services.AddScoped(services => services.GetRequiredService<RegistryDatabase>().CreateDbContext());
    }

    private static void AddAccounts(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Callers>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<Acting>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<SignInJournal>();
        services.AddScoped<AccountMails>();
        services.AddOptions<AccountFormOptions>().Bind(builder.Configuration.GetSection("Forms")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PersonalRecords>();
        services.AddSingleton<Members>();
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("Matchmaker");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseXmlRepository(provider.GetRequiredService<RegistryDatabase>())));
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Password.RequiredUniqueChars = 4;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<RegistryContext>()
            .AddSignInManager()
            .AddErrorDescriber<AccountProblems>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = SignInCookie.Renewal);
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = SchemeChoice;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddPolicyScheme(SchemeChoice, null, options => options.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsPresented(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(ConfigureCookie));

        // Where a page or address names no deed but wants somebody signed in, it is for people: a key has no account, no records and no invitations.
        services.AddAuthorization(options => options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(ClaimTypes.NameIdentifier).Build());
        services.AddSingleton<IAuthorizationPolicyProvider, DeedPolicies>();
        services.AddSingleton<IAuthorizationHandler, DeedHandler>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider, RevalidatedAccount>();
    }

    private const string SchemeChoice = "CookieOrKey";

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "to";
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Cookie.Name = "matchmaker";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnValidatePrincipal = SignInCookie.ValidateAsync;
        options.Events.OnRedirectToLogin = context => RedirectUnlessApi(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RedirectUnlessApi(context, StatusCodes.Status403Forbidden);
    }

    // A program wants a status, a person a page.
    private static Task RedirectUnlessApi(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // Nobody can sign in then, and who is remembered may only read: neither is a matter of rights.
        if (context.HttpContext.RequestServices.GetRequiredService<RegistryDatabase>().Watch.IsAway) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddDesks(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IntroductionMails>();
        services.AddSingleton<IntroductionDesk>();
        services.AddSingleton<IntroductionBox>();
        services.AddSingleton<FeedbackDesk>();
        services.AddSingleton<NoteDesk>();
        services.AddSingleton<SeenSuggestions>();
        services.AddHostedService<SeenWriter>();
        services.AddSingleton<SuggestionDesk>();
        services.AddSingleton<ProfileDesk>();
        services.AddSingleton<ContactAccess>();
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddSingleton<RegionFigures>();
        builder.Services.AddSingleton<DirectoryAnswers>();
        builder.Services.AddSingleton<ActorViews>();
        builder.Services.AddLocalization();
        builder.Services.AddProblemDetails();
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    // That the database is away stands in the log once, not once for each request.
    private static ExceptionHandlerOptions OnFailure(DatabaseWatch watch) => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = failure => watch.Explains(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = failed => watch.Explains(failed.Exception),
    };

    private static void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<RegistryOptions>>().Value.Role == NodeRole.Worker)
        {
            app.MapMonitoring();
            return;
        }

        // Before the routes are chosen, which know no HEAD.
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler(OnFailure(app.Services.GetRequiredService<RegistryDatabase>().Watch));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new("en-GB"),
            SupportedCultures = [.. Cultures],
            SupportedUICultures = [.. Cultures],
        });
        app.UseApiErrors();
        app.UseMiddleware<AwaySign>();
        app.UseShortAddresses();
        app.UseAuthentication();
        app.UseApiGate();
        app.UseAuthorization();
        app.UseApiReplies();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapBlazorScript();
        ThisEdition.MapPages(app, [new NeedsAttribute(Deed.ReadJobs), new AuthorizeAttribute()], context =>
            CallerClaims.CallerAsync(context.User, context.RequestServices.GetRequiredService<Callers>(), context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted));
        app.MapPreferences();
        app.MapSignOut();
        app.MapPersonalRecords();
        app.MapPushing();
        app.MapSecretariatDownloads();
        app.MapApi();
        app.MapMonitoring();
        app.MapRazorComponents<Shell>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
