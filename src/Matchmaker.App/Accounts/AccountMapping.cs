using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<ActorClaim>,
    IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<ActorContact>, IEntityTypeConfiguration<PartnerNote>
{
    /// <summary>What SHA-256 is in hexadecimal.</summary>
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(a => a.Culture).HasMaxLength(RegistryRules.CodeLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("AccountClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder) => builder.ToTable("AccountLogins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder) => builder.ToTable("AccountTokens");

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasOne(m => m.Account).WithMany(a => a.Memberships).HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(m => m.Actor).WithMany().HasForeignKey(m => m.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.AccountId, m.ActorId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.Email).HasMaxLength(RegistryRules.NameLength);
        builder.Property(i => i.SecretHash).HasMaxLength(HashLength);
        builder.HasOne(i => i.Actor).WithMany().HasForeignKey(i => i.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(i => i.SecretHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ActorClaim> builder)
    {
        builder.ToTable("ActorClaims");
        builder.Property(c => c.Evidence).HasMaxLength(RegistryRules.LongTextLength);
        builder.Property(c => c.Answer).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(c => c.Account).WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(c => c.Actor).WithMany().HasForeignKey(c => c.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.DecidedById).OnDelete(DeleteBehavior.SetNull);
        builder.OwnsOne(c => c.Proposal, proposal =>
        {
            proposal.Property(p => p.Name).HasMaxLength(RegistryRules.NameLength);
            proposal.Property(p => p.Country).HasMaxLength(2);
            proposal.Property(p => p.City).HasMaxLength(RegistryRules.CityLength);
            proposal.Property(p => p.Website).HasMaxLength(RegistryRules.WebsiteLength);
            proposal.Property(p => p.Description).HasMaxLength(RegistryRules.LongTextLength);
        });
        builder.HasIndex(c => c.State);
    }

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Name).HasMaxLength(RegistryRules.NameLength);
        builder.Property(k => k.Prefix).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(k => k.Hash).HasMaxLength(HashLength);
        builder.HasOne(k => k.Actor).WithMany().HasForeignKey(k => k.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.CreatedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(k => k.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ActorContact> builder)
    {
        builder.ToTable("ActorContacts");
        builder.HasKey(c => c.ActorId);
        builder.Property(c => c.ActorId).ValueGeneratedNever();
        builder.Property(c => c.Person).HasMaxLength(RegistryRules.NameLength);
        builder.Property(c => c.Email).HasMaxLength(RegistryRules.NameLength);
        builder.Property(c => c.Phone).HasMaxLength(RegistryRules.CodeLength);
        builder.Property(c => c.Note).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(c => c.Actor).WithOne().HasForeignKey<ActorContact>(c => c.ActorId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PartnerNote> builder)
    {
        builder.ToTable("PartnerNotes");
        builder.Property(n => n.Text).HasMaxLength(RegistryRules.ReasonLength);
        builder.HasOne(n => n.Actor).WithMany().HasForeignKey(n => n.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(n => n.Partner).WithMany().HasForeignKey(n => n.PartnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(n => new { n.ActorId, n.PartnerId });
    }
}
