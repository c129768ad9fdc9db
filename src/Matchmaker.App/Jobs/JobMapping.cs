using System.Text.Json;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchmaker.App.Jobs;

internal sealed class JobMapping : IEntityTypeConfiguration<JobEntry>, IEntityTypeConfiguration<JobRun>
{
    private const int NameLength = 60;

    public void Configure(EntityTypeBuilder<JobEntry> builder)
    {
        builder.ToTable("Jobs");
        builder.HasKey(job => job.Name);
        builder.Property(job => job.Name).HasMaxLength(NameLength);
        builder.Property(job => job.Cron).HasMaxLength(RegistryRules.ScheduleLength);
        builder.Property(job => job.TimeZone).HasMaxLength(NameLength);
        builder.Property(job => job.Holder).HasMaxLength(RegistryRules.NameLength);
    }

    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.Property(run => run.Job).HasMaxLength(NameLength);
        builder.Property(run => run.AskedBy).HasMaxLength(RegistryRules.NameLength);
        builder.Property(run => run.Node).HasMaxLength(RegistryRules.NameLength);
        builder.Property(run => run.Counts).HasConversion(
            counts => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default), stored => JsonSerializer.Deserialize<Dictionary<string, long>>(stored, JsonSerializerOptions.Default)!,
            new ValueComparer<Dictionary<string, long>>((one, other) => ReferenceEquals(one, other), counts => counts.Count, counts => counts));
        builder.Ignore(run => run.Duration);
        builder.Ignore(run => run.IsIdle);
        builder.HasIndex(run => new { run.Job, run.ScheduledFor }).IsUnique();
        builder.HasIndex(run => new { run.State, run.NotBefore });
        builder.HasIndex(run => run.AskedAt);
    }
}
