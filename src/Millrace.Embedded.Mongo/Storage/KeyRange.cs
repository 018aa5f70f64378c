namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Index keys from <paramref name="Low"/> (inclusive) to <paramref name="High"/> (exclusive).</summary>
internal readonly record struct KeyRange(byte[] Low, byte[] High)
{
    /// <summary>Every key: none is empty, none starts with FF.</summary>
    public static readonly KeyRange All = new([], [0xFF]);
}
