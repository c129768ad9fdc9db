using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchmaker.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChangeLog : Migration
    {
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    Transaction = table.Column<long>(type: "INTEGER", nullable: false),
                    Token = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryChanges", x => x.Id);
                });

            // The log is never empty: its ends tell whether it reaches back far enough.
            migrationBuilder.Sql("""INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token") VALUES ('Everything', 0, 0, random());""");
            foreach (var (table, subject, key) in Logged)
            {
                Log(migrationBuilder, table + "Added", $"INSERT ON \"{table}\"", $"'{subject}', NEW.\"{key}\"");
                Log(migrationBuilder, table + "Removed", $"DELETE ON \"{table}\"", $"'{subject}', OLD.\"{key}\"");
                Log(migrationBuilder, table + "Changed", $"UPDATE ON \"{table}\"", $"'{subject}', NEW.\"{key}\"");
                if (key != "Id") Log(migrationBuilder, table + "Moved", $"UPDATE OF \"{key}\" ON \"{table}\" WHEN OLD.\"{key}\" <> NEW.\"{key}\"", $"'{subject}', OLD.\"{key}\"");
            }

            Log(migrationBuilder, "FeedbackAdded", "INSERT ON \"Feedback\" WHEN NEW.\"Kind\" <> 'Seen'", "'Rules', 0");
            Log(migrationBuilder, "FeedbackRemoved", "DELETE ON \"Feedback\" WHEN OLD.\"Kind\" <> 'Seen'", "'Rules', 0");
            Log(migrationBuilder, "FeedbackChanged", "UPDATE ON \"Feedback\" WHEN OLD.\"Kind\" <> 'Seen' OR NEW.\"Kind\" <> 'Seen'", "'Rules', 0");
            foreach (var (name, deed) in new[] { ("Added", "INSERT"), ("Removed", "DELETE"), ("Changed", "UPDATE") })
                Log(migrationBuilder, "Introductions" + name, $"{deed} ON \"Introductions\"", "'Rules', 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _, key) in Logged)
                foreach (var name in key == "Id" ? new[] { "Added", "Removed", "Changed" } : ["Added", "Removed", "Changed", "Moved"])
                    migrationBuilder.Sql($"DROP TRIGGER \"Log{table}{name}\";");
            foreach (var name in new[] { "FeedbackAdded", "FeedbackRemoved", "FeedbackChanged", "IntroductionsAdded", "IntroductionsRemoved", "IntroductionsChanged" })
                migrationBuilder.Sql($"DROP TRIGGER \"Log{name}\";");
            migrationBuilder.DropTable(
                name: "RegistryChanges");
        }

        private static void Log(MigrationBuilder migrationBuilder, string name, string when, string what) => migrationBuilder.Sql(
            $"""CREATE TRIGGER "Log{name}" AFTER {when} BEGIN INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token") VALUES ({what}, 0, random()); END;""");
    }
}
