using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>A profile as it is stored, and the digest by which a change is noticed.</summary>
internal sealed class StoredProfile(IndexedActor actor)
{
    public byte[] Json { get; } = JsonSerializer.SerializeToUtf8Bytes(actor, ProfileJson.Plain.IndexedActor);

    public ulong Fingerprint => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Json));
}
