using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>English names and descriptions, several for each helix, in the order of <see cref="Helix"/>. {W} the word, {S} and {R} sectors, {C} the city, {Z} the size.</summary>
internal static class DemoEnglish
{
    public static readonly string[][] Names =
    [
        ["{W} Creative Economy Office", "{W} Culture Bureau", "{W} Creative District Authority", "{W} Heritage Board"],
        ["{W} University", "{W} Institute of Arts", "{W} Polytechnic", "{W} College of Design", "{W} Research Centre"],
        ["{W} Studio", "{W} Works", "{W} House", "{W} Collective", "{W} Makers", "{W} Pictures"],
        ["{W} Guild", "{W} Association", "Friends of {W}", "{W} Foundation", "{W} Network"],
        ["{W} Radio", "{W} Post", "{W} Channel", "{W} Magazine", "{W} Press"],
        ["{W} Labs", "{W} Systems", "{W} Interactive", "{W} Technologies", "{W} Code"],
    ];

    public static readonly string[][] Descriptions =
    [
        [
            "A public office in {C} that looks after {S} and {R}, from permits to grants.", "We help those who live from {S} in and around {C} to find support at one place.",
            "We run programmes for {S} and {R} and report what they change.",
        ],
        [
            "We teach and study {S} and {R} in {C}, with students who learn on real projects.", "A school in {C} whose labs work on {S} together with firms and communities.",
            "Our researchers ask how {S} and {R} can feed more people in the region.",
        ],
        [
            "A {Z} in {C} that makes {S}; we like long partnerships.", "We work in {S} and {R}, mostly for clients in the region, and want to own more of what we make.",
            "Founded by friends in {C}, we live from {S} and try new things in {R}.",
        ],
        [
            "We bring together people in {C} who care for {S}.", "A members' organisation for {S} and {R}: we train, lend tools and speak for small makers.",
            "Volunteers and makers from {C} who pass {S} on to the young.",
        ],
        [
            "We report on {S} and {R} for readers and listeners in and around {C}.", "An independent newsroom in {C} with a weekly feature on {S}.",
            "We commission and broadcast work in {S} and bring it to audiences in several languages.",
        ],
        [
            "A {Z} in {C} that builds software for {S}.", "We develop tools with which people in {S} and {R} reach audiences abroad.",
            "Engineers and artists in {C} who turn ideas in {S} into products.",
        ],
    ];

    public static readonly string[] MentorDescriptions =
    [
        "Mentor with many years in {S}; affiliated with an organisation in {C}.", "Has led teams in {S} and now gives two days a month to younger colleagues.",
        "Practitioner in {S} and {R}, glad to advise students and small firms across the region.",
    ];

    public static readonly string[] ExpertDescriptions = ["Expert in {S}; advises public bodies and firms from {C}.", "Independent reviewer and speaker on {S} and {R}."];

    public static string SizeWords(ActorSize size) => size switch
    {
        ActorSize.Micro => "team of fewer than ten",
        ActorSize.Small => "small firm",
        ActorSize.Medium => "firm of medium size",
        _ => "large firm",
    };
}
