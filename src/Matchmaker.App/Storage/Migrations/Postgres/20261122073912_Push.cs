using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchmaker.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Push : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "PushedSuggestionId",
                table: "Introductions",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PushDigests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PublicId = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    ActorId = table.Column<long>(type: "bigint", nullable: false),
                    Period = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PushDigests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PushDigests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_PushDigests_Actors_ActorId",
                        column: x => x.ActorId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PushPreferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<long>(type: "bigint", nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Language = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    QuietFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    QuietUntil = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    ConsentedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastPeriod = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Unopened = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PushPreferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PushPreferences_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PushPreferences_Actors_ActorId",
                        column: x => x.ActorId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PushedSuggestions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PublicId = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    DigestId = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<long>(type: "bigint", nullable: false),
                    PartnerId = table.Column<long>(type: "bigint", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Lift = table.Column<double>(type: "double precision", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    ModelVersion = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PushedSuggestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PushedSuggestions_Actors_ActorId",
                        column: x => x.ActorId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PushedSuggestions_Actors_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PushedSuggestions_PushDigests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "PushDigests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Introductions_PushedSuggestionId",
                table: "Introductions",
                column: "PushedSuggestionId");

            migrationBuilder.CreateIndex(
                name: "IX_PushDigests_AccountId_ActorId_Period",
                table: "PushDigests",
                columns: new[] { "AccountId", "ActorId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PushDigests_ActorId",
                table: "PushDigests",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_PushDigests_PublicId",
                table: "PushDigests",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PushedSuggestions_ActorId_PartnerId",
                table: "PushedSuggestions",
                columns: new[] { "ActorId", "PartnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_PushedSuggestions_CreatedAt",
                table: "PushedSuggestions",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PushedSuggestions_DigestId_PartnerId",
                table: "PushedSuggestions",
                columns: new[] { "DigestId", "PartnerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PushedSuggestions_PartnerId",
                table: "PushedSuggestions",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PushedSuggestions_PublicId",
                table: "PushedSuggestions",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PushPreferences_AccountId_ActorId",
                table: "PushPreferences",
                columns: new[] { "AccountId", "ActorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PushPreferences_ActorId",
                table: "PushPreferences",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_PushPreferences_Rhythm",
                table: "PushPreferences",
                column: "Rhythm");

            migrationBuilder.AddForeignKey(
                name: "FK_Introductions_PushedSuggestions_PushedSuggestionId",
                table: "Introductions",
                column: "PushedSuggestionId",
                principalTable: "PushedSuggestions",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Introductions_PushedSuggestions_PushedSuggestionId",
                table: "Introductions");

            migrationBuilder.DropTable(
                name: "PushedSuggestions");

            migrationBuilder.DropTable(
                name: "PushPreferences");

            migrationBuilder.DropTable(
                name: "PushDigests");

            migrationBuilder.DropIndex(
                name: "IX_Introductions_PushedSuggestionId",
                table: "Introductions");

            migrationBuilder.DropColumn(
                name: "PushedSuggestionId",
                table: "Introductions");
        }
    }
}
