using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchmaker.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ChangeLog : Migration
    {
        private const string Functions = """
            CREATE FUNCTION "LogRegistryChange"() RETURNS trigger LANGUAGE plpgsql AS $body$
            DECLARE
                changed text := CASE TG_OP
                    WHEN 'INSERT' THEN format('SELECT %I FROM rows_after', TG_ARGV[1])
                    WHEN 'DELETE' THEN format('SELECT %I FROM rows_before', TG_ARGV[1])
                    ELSE format('SELECT %1$I FROM rows_before UNION SELECT %1$I FROM rows_after', TG_ARGV[1]) END;
            BEGIN
                EXECUTE format('INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token")
                    SELECT %L, changed.%I, pg_current_xact_id()::text::bigint, (random() * 9007199254740991)::bigint FROM (SELECT DISTINCT * FROM (%s) AS touched) AS changed', TG_ARGV[0], TG_ARGV[1], changed);
                RETURN NULL;
            END $body$;

            CREATE FUNCTION "LogRulesChange"() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token")
                    VALUES ('Rules', 0, pg_current_xact_id()::text::bigint, (random() * 9007199254740991)::bigint);
                RETURN NULL;
            END $body$;
            """;

        private static readonly (string Table, string Subject, string Key)[] Logged =
        [
            ("Actors", "Actor", "Id"), ("ActorAliases", "Actor", "ActorId"), ("Interests", "Actor", "ActorId"),
            ("Collaborations", "Collaboration", "Id"), ("Participations", "Collaboration", "CollaborationId"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RegistryChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Transaction = table.Column<long>(type: "bigint", nullable: false),
                    Token = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryChanges_Transaction",
                table: "RegistryChanges",
                column: "Transaction");

            migrationBuilder.Sql(Functions);

            // The log is never empty: its ends tell whether it reaches back far enough.
            migrationBuilder.Sql("""INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token") VALUES ('Everything', 0, pg_current_xact_id()::text::bigint, (random() * 9007199254740991)::bigint);""");
            foreach (var (table, subject, key) in Logged)
                foreach (var (name, deed, rows) in new[] { ("Added", "INSERT", "NEW TABLE AS rows_after"), ("Removed", "DELETE", "OLD TABLE AS rows_before"), ("Changed", "UPDATE", "OLD TABLE AS rows_before NEW TABLE AS rows_after") })
                    migrationBuilder.Sql($"""CREATE TRIGGER "Log{table}{name}" AFTER {deed} ON "{table}" REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION "LogRegistryChange"('{subject}', '{key}');""");
            foreach (var (name, when) in new[]
            {
                ("FeedbackAdded", """INSERT ON "Feedback" FOR EACH ROW WHEN (NEW."Kind" <> 'Seen')"""),
                ("FeedbackRemoved", """DELETE ON "Feedback" FOR EACH ROW WHEN (OLD."Kind" <> 'Seen')"""),
                ("FeedbackChanged", """UPDATE ON "Feedback" FOR EACH ROW WHEN (OLD."Kind" <> 'Seen' OR NEW."Kind" <> 'Seen')"""),
                ("IntroductionsAdded", """INSERT ON "Introductions" FOR EACH ROW"""),
                ("IntroductionsRemoved", """DELETE ON "Introductions" FOR EACH ROW"""),
                ("IntroductionsChanged", """UPDATE ON "Introductions" FOR EACH ROW"""),
            })
                migrationBuilder.Sql($"""CREATE TRIGGER "Log{name}" AFTER {when} EXECUTE FUNCTION "LogRulesChange"();""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP FUNCTION "LogRegistryChange"() CASCADE; DROP FUNCTION "LogRulesChange"() CASCADE;""");

            migrationBuilder.DropTable(
                name: "RegistryChanges");
        }
    }
}
