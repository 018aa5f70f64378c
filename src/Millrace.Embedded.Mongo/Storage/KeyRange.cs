namespace Millrace.Embedded.Mongo.Storage;

/// <summary>Index keys from <paramref name="Low"/> (inclusive) to <paramref name="High"/> (exclusive).</summary>
internal readonly record struct KeyRange(byte[] Low, byte[] High);
