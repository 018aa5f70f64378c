using System.Buffers;
using System.Text.Json;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Removes members from a JSON value by copying the bytes around them; everything else stays byte for byte as the source wrote it.
/// A path reaches into arrays, every occurrence of a repeated member is removed, and an escaped spelling of a name is the same name.
/// Thread-safe.
/// </summary>
internal sealed class Redactor
{
    private readonly JsonPath[] _paths;

    public Redactor(IEnumerable<JsonPath> paths)
    {
        _paths = [.. paths];
        if (_paths.Any(path => path.Length == 0))
        {
            throw new PipelineConfigurationException("A redacted path is empty; it must name a member.");
        }

        if (_paths.Length > 64)
        {
            throw new PipelineConfigurationException($"{_paths.Length} paths to redact are too many; at most 64 are supported.");
        }
    }

    /// <summary>A copy of a valid JSON value without the members.</summary>
    public byte[] Redact(ReadOnlySpan<byte> json)
    {
        if (_paths.Length == 0)
        {
            return json.ToArray();
        }

        var output = new ArrayBufferWriter<byte>(json.Length);
        var reader = new Utf8JsonReader(json, JsonLimits.Reader);
        var copied = 0;
        reader.Read();
        Walk(ref reader, json, 0, AllPaths(), output, ref copied);
        output.Write(json[copied..]);
        return output.WrittenSpan.ToArray();
    }

    private ulong AllPaths() => _paths.Length == 64 ? ulong.MaxValue : (1UL << _paths.Length) - 1;

    /// <summary>Goes through one value; <paramref name="active"/> has a bit for each path whose first <paramref name="depth"/> names
    /// led here.</summary>
    private void Walk(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth, ulong active, ArrayBufferWriter<byte> output, ref int copied)
    {
        if (active == 0)
        {
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Walk(ref reader, json, depth, active, output, ref copied);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            WalkObject(ref reader, json, depth, active, output, ref copied);
        }
    }

    private void WalkObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth, ulong active, ArrayBufferWriter<byte> output, ref int copied)
    {
        var keptAny = false;
        var cutToNextMember = false;
        var previousEnd = (int)reader.BytesConsumed; // just behind '{', then behind each member's value
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (cutToNextMember)
            {
                // Only removed members so far: the comma that followed them goes with them.
                copied = (int)reader.TokenStartIndex;
                cutToNextMember = false;
            }

            var deeper = Match(ref reader, depth, active, out var remove);
            reader.Read();
            if (remove)
            {
                output.Write(json[copied..Math.Max(copied, previousEnd)]);
                reader.Skip();
                copied = (int)reader.BytesConsumed;
                cutToNextMember = !keptAny;
            }
            else
            {
                Walk(ref reader, json, depth + 1, deeper, output, ref copied);
                keptAny = true;
            }

            previousEnd = (int)reader.BytesConsumed;
        }
    }

    private ulong Match(ref Utf8JsonReader reader, int depth, ulong active, out bool remove)
    {
        var deeper = 0UL;
        remove = false;
        for (var index = 0; index < _paths.Length; index++)
        {
            if ((active & (1UL << index)) == 0 || !reader.ValueTextEquals(_paths[index][depth]))
            {
                continue;
            }

            remove |= _paths[index].Length == depth + 1;
            deeper |= 1UL << index;
        }

        return deeper;
    }
}
