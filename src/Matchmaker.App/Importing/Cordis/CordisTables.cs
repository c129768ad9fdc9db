using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Cordis;

/// <summary>The tables that CORDIS publishes, the same as sliced by others, and the flat ones derived from them.</summary>
internal static class CordisTables
{
    public const string ActorScheme = "pic";

    /// <summary>Project numbers of the derived tables; those of the official ones are of another series.</summary>
    public const string RecordScheme = "rcn";
    public const string ProjectScheme = "cordis";

    private static readonly FieldValues SemicolonLists = FieldValues.Default with { ListSeparator = ";" };

    public static readonly IReadOnlyList<TableFormat> All =
    [
        new("organisations", ["pic", "name", "type", "country"], ["short_name", "city", "url"], ReadOrganisation),
        new("projects", ["id", "acronym", "title", "startDate"], ["endDate", "objective", "legalBasis"], fields => ReadProject(fields, "id"))
        {
            Order = 1,
            Values = SemicolonLists,
            Ignored = ["status", "totalCost", "ecMaxContribution", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall", "fundingScheme", "nature", "contentUpdateDate", "rcn", "grantDoi", "topics", "keywords"],
        },
        new("projects", ["projectID", "acronym", "title", "startDate"], ["endDate", "objective", "legalBasis"], fields => ReadProject(fields, "projectID"))
        {
            Order = 1,
            Values = SemicolonLists,
            Ignored = ["totalCost", "ecMaxContribution", "topics", "fundingScheme", "year"],
        },
        new(
            "project participants", ["projectID", "organisationID", "name", "activityType", "country", "role"],
            ["shortName", "city", "organizationURL", "geolocation", "ecContribution"], ReadProjectParticipant)
        {
            Order = 2,
            Values = FieldValues.Default with { DecimalComma = true },
            Ignored = ["projectAcronym", "SME", "vatNumber", "street", "postCode", "nutsCode", "contactForm", "contentUpdateDate", "rcn", "order", "netEcContribution", "totalCost", "endOfParticipation", "active"],
        },
        new("participations", ["rcn", "role", "pic", "type", "country", "contribution", "start_date", "end_date"], [], ReadParticipation)
        {
            Order = 2,
            Ignored = ["max_contribution", "total_cost", "start_year", "end_year", "duration", "group", "nunique"],
        },
        new("programme parts", ["rcn", "programme_part"], [], ReadProgrammePart) { Order = 3 },
    ];

    private static ImportRow ReadOrganisation(RowFields fields) => new(fields.Origin)
    {
        Actor = Organisation(fields, "pic", "type") with
        {
            Name = fields.Required("name"),
            City = fields.Text("city"),
            Website = fields.Website("url", isRegister: true),
            Aliases = ShortName(fields, "short_name"),
        },
    };

    private static ImportRow ReadParticipation(RowFields fields)
    {
        var rcn = fields.Required("rcn");
        var actor = Organisation(fields, "pic", "type");
        return new(fields.Origin)
        {
            Actor = actor,
            Collaboration = new()
            {
                Key = new(RecordScheme, rcn ?? ""),
                Kind = CollaborationKind.ResearchProject,
                StartDate = fields.Date("start_date"),
                EndDate = fields.Date("end_date"),
            },
            Participations = Part(actor, fields, "contribution"),
        };
    }

    private static ImportRow ReadProgrammePart(RowFields fields) => new(fields.Origin)
    {
        Collaboration = new()
        {
            Key = new(RecordScheme, fields.Required("rcn") ?? ""),
            Kind = CollaborationKind.ResearchProject,
            Sectors = fields.Required("programme_part") is { } part ? [part] : [],
        },
    };

    private static ImportRow ReadProject(RowFields fields, string idColumn)
    {
        var (acronym, title) = (fields.Text("acronym"), fields.Required("title"));
        return new(fields.Origin)
        {
            Collaboration = new()
            {
                Key = new(ProjectScheme, fields.Required(idColumn) ?? ""),
                Kind = CollaborationKind.ResearchProject,
                Title = acronym is null || acronym == title ? title : $"{acronym}: {title}",
                Text = fields.Text("objective"),
                StartDate = fields.Date("startDate"),
                EndDate = fields.Date("endDate"),
                Sectors = fields.List("legalBasis"),
            },
        };
    }

    private static ImportRow ReadProjectParticipant(RowFields fields)
    {
        var (latitude, longitude) = Location(fields);
        var actor = Organisation(fields, "organisationID", "activityType") with
        {
            Name = fields.Required("name"),
            City = fields.Text("city"),
            Website = fields.Website("organizationURL", isRegister: true),
            Aliases = ShortName(fields, "shortName"),
            Latitude = latitude,
            Longitude = longitude,
        };
        return new(fields.Origin)
        {
            Actor = actor,
            Collaboration = new() { Key = new(ProjectScheme, fields.Required("projectID") ?? ""), Kind = CollaborationKind.ResearchProject },
            Participations = Part(actor, fields, "ecContribution"),
        };
    }

    private static ActorDraft Organisation(RowFields fields, string idColumn, string typeColumn)
    {
        var pic = fields.Required(idColumn);
        var helix = Helix.CivilSociety;
        if (fields.Required(typeColumn) is not null && fields.Once(typeColumn) is { } type && !CordisTypes.HelixOf.TryGetValue(type, out helix))
            fields.Reject(typeColumn, $"'{type}' is no activity type; known are {string.Join(", ", CordisTypes.HelixOf.Keys)}.");
        return new()
        {
            Ids = pic is null ? [] : [new(ActorScheme, pic)],
            NameIfNew = $"PIC {pic}",
            Kind = ActorKind.Organisation,
            Helix = helix,
            Country = fields.Country("country", required: true),
        };
    }

    private static ParticipationDraft[] Part(ActorDraft actor, RowFields fields, string amountColumn)
    {
        var role = fields.Required("role");
        var amount = fields.Money(amountColumn);
        return actor.Ids is [var key] && role is not null ? [new(key, Codes.Kebab(role), amount, amount is null ? null : "EUR")] : [];
    }

    private static IReadOnlyList<AliasDraft> ShortName(RowFields fields, string column) => fields.Known(column) is { } name ? [new(name)] : [];

    private static (double? Latitude, double? Longitude) Location(RowFields fields)
    {
        if (fields.Text("geolocation")?.Trim('(', ')') is not { } text) return (null, null);
        var parts = text.Split(',');
        if (parts.Length == 2
            && double.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var longitude)) return (latitude, longitude);
        fields.Warn("geolocation", "not latitude,longitude", text);
        return (null, null);
    }
}
