using System.Buffers;
using System.Text;
using System.Text.Json;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Stream;

/// <summary>Which records of a topic are wanted; a member that is null admits all. Immutable, thread-safe.</summary>
public sealed class RecordFilter
{
    private readonly byte[]? _key;
    private readonly string? _text;
    private readonly JsonPath? _path;
    private readonly string? _pathValue;

    /// <summary>A filter of its parts, all of which must hold.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="contains">A text that key or value contain, in any case.</param>
    /// <param name="path">A path in the value, member names separated by dots; arrays on the way are searched.</param>
    /// <param name="pathValue">What lies at the path: a string's content, or a number or word as it is written.</param>
    /// <exception cref="PipelineConfigurationException">The path has an empty member name, or only one of path and value is
    /// given.</exception>
    public RecordFilter(string? key = null, string? contains = null, string? path = null, string? pathValue = null)
    {
        if (string.IsNullOrEmpty(path) != (pathValue is null))
        {
            throw new PipelineConfigurationException("A path needs the value to look for there, and a value its path.");
        }

        _key = key is null ? null : Encoding.UTF8.GetBytes(key);
        _text = string.IsNullOrEmpty(contains) ? null : contains;
        _path = string.IsNullOrEmpty(path) ? null : JsonPath.Parse(path);
        _pathValue = pathValue;
    }

    /// <summary>Every record.</summary>
    public static RecordFilter All { get; } = new();

    /// <summary>Whether it admits every record.</summary>
    public bool AdmitsAll => _key is null && _text is null && _path is null;

    internal bool Admits(byte[]? key, byte[]? value) =>
        (_key is null || (key is not null && key.AsSpan().SequenceEqual(_key)))
        && (_text is null || Contains(value, _text) || Contains(key, _text))
        && (_path is null || (value is not null && HasValue(value, _path, _pathValue!)));

    private static bool Contains(byte[]? bytes, string text)
    {
        if (bytes is null || bytes.Length < text.Length)
        {
            return false;
        }

        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var count = Encoding.UTF8.GetChars(bytes, characters);
            return characters.AsSpan(0, count).Contains(text, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static bool HasValue(byte[] value, JsonPath path, string expected)
    {
        try
        {
            if (!path.TryFind(value, out var found))
            {
                return false;
            }

            return found.Type == JsonTokenType.String
                ? path.FindString(value) == expected
                : Encoding.UTF8.GetString(value, found.Start, found.Length) == expected;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
