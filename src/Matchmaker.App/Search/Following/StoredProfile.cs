using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Matchmaker.App.Search.Following;

/// <summary>A profile as it is stored, and the digest by which a change is noticed.</summary>
internal sealed class StoredProfile
{
    public StoredProfile(IndexedActor actor)
    {
        Json = JsonSerializer.SerializeToUtf8Bytes(actor, ProfileJson.Plain.IndexedActor);
        Fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Json));
    }

    public byte[] Json { get; }

    public ulong Fingerprint { get; }

    /// <exception cref="JsonException">It is no profile.</exception>
    public static IndexedActor? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ProfileJson.Plain.IndexedActor);
}
