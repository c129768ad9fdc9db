using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchmaker.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ActorCapacity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Capacity",
                table: "Actors",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Capacity",
                table: "Actors");
        }
    }
}
