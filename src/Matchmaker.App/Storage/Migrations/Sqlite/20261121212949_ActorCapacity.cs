using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchmaker.App.Storage.Migrations.Sqlite
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
                type: "INTEGER",
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
