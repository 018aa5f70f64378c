using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Millrace.RandomUsers.Api;

/// <summary>
/// Random numbers that a text decides (xoshiro256**, 256 bits of state from SHA-256). The framework's seeded generator takes 31 bits only,
/// too few for uuids that must not meet between requests, and its numbers may change with a version. Not thread-safe.
/// </summary>
internal sealed class SeededRandom
{
    private readonly ulong[] _state = new ulong[4];

    public SeededRandom(ReadOnlySpan<byte> seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        for (var i = 0; i < _state.Length; i++)
            _state[i] = BinaryPrimitives.ReadUInt64LittleEndian(hash[(i * sizeof(ulong))..]);
    }

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9;
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);

    /// <summary>A number from <paramref name="min"/> to <paramref name="bound"/> - 1.</summary>
    public int Next(int min, int bound) => min + Next(bound - min);

    public long Next(long min, long bound) => min + (long)Math.BigMul(NextUInt64(), (ulong)(bound - min), out _);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, NextUInt64());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], NextUInt64());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
