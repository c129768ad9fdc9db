namespace Matchmaker.Screenshots;

/// <summary>Every page, by who sees it. A new page is added here.</summary>
internal static class PageList
{
    /// <summary>The demo's accounts, each with its pages; <c>null</c> for who has not signed in.</summary>
    public static IReadOnlyList<(string? Account, IReadOnlyList<ShownPage> Pages)> All { get; } =
    [
        (null,
        [
            new("home", "/"),
            new("directory", "/directory"),
            new("directory-search", "/directory?q=animation&country=TH,VN&view=list"),
            new("directory-map", "/directory?q=animation&view=map"),
            new("programmes", "/programmes"),
            new("directory-network", "/directory?q=animation&view=network"),
            new("directory-nobody", "/directory?q=animatoin"),
            new("directory-problem", "/directory?q=country:Atlantis"),
            new("actor", "/actors/616"),
            new("actor-around", "/actors/616?around=359"),
            new("actor-newcomer", "/actors/17"),
            new("sign-in", "/sign-in"),
            new("register", "/register"),
            new("forgot-password", "/forgot-password"),
            new("not-found", "/no-such-page", 404),
            new("api-docs", "/api/docs"),
        ]),
        ("studio",
        [
            new("home-member", "/"),
            new("actor-together", "/actors/616"),
            new("actor-own", "/actors/1"),
            new("partners", "/partners"),
            new("introductions", "/introductions"),
            new("programmes-member", "/programmes"),
            new("programme-member", "/programmes/2"),
            new("programme-invited", "/programmes/4"),
            new("introduction-ask", "/introductions/ask?partner=616"),
            new("profile", "/profile"),
            new("organisation", "/organisation"),
            new("account", "/account"),
            new("notifications", "/notifications"),
            new("not-allowed", "/secretariat"),
        ]),
        ("university", [new("mentors", "/mentors"), new("mentors-cohort", "/mentors/cohort")]),
        ("curator",
        [
            new("secretariat", "/secretariat"),
            new("secretariat-verification", "/secretariat/verification"),
            new("secretariat-registry", "/secretariat/registry"),
            new("secretariat-imports", "/secretariat/imports"),
            new("secretariat-lists", "/secretariat/lists"),
            new("secretariat-programmes", "/secretariat/programmes"),
            new("secretariat-programme", "/secretariat/programmes/1"),
            new("programme-cohort", "/programmes/1/cohort"),
            new("programme-consortium", "/programmes/2/consortium"),
            new("programme-mentors", "/programmes/3/mentors"),
            new("programme-timetable", "/programmes/4/timetable"),
            new("secretariat-balance", "/secretariat/balance"),
            new("secretariat-models", "/secretariat/models"),
            new("secretariat-jobs", "/secretariat/jobs"),
            new("secretariat-audit", "/secretariat/audit"),
        ]),
        ("admin", [new("secretariat-accounts", "/secretariat/accounts"), new("secretariat-system", "/secretariat/system"), new("secretariat-mail", "/secretariat/mail")]),
    ];
}
