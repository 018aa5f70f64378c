namespace Millrace.Pipelines.Load;

/// <summary>Compares byte arrays by content.</summary>
internal sealed class ByteSequenceComparer : IEqualityComparer<byte[]>
{
    public static readonly ByteSequenceComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
