using System.Text;
using System.Text.Json;
using Millrace.Bson;

namespace Millrace.Orchestration.Dags;

/// <summary>Values that tasks leave for each other: BSON values as they are, everything else as JSON has it.</summary>
internal static class XComValue
{
    /// <summary>The value to keep; null becomes a BSON null.</summary>
    public static BsonValue From<T>(T value) => value switch
    {
        null => BsonValue.Null,
        BsonValue bson => bson,
        BsonDocument document => document,
        BsonArray array => array,
        string text => text,
        int number => number,
        long number => number,
        double number => number,
        bool truth => truth,
        _ => FromJson(JsonSerializer.SerializeToUtf8Bytes(value)),
    };

    /// <summary>The value as a type.</summary>
    /// <exception cref="XComException">The value is not of that kind.</exception>
    public static T To<T>(BsonValue value)
    {
        if (value is T same)
        {
            return same;
        }

        if (typeof(T) == typeof(BsonDocument) || typeof(T) == typeof(BsonArray))
        {
            object? inner = value.IsDocument ? value.AsDocument : value.IsArray ? value.AsArray : null;
            return inner is T typed ? typed : throw new XComException($"The value is a {value.Type}, not a {typeof(T).Name}.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(value.IsMissing ? "null" : ExtendedJson.Write(value, ExtendedJsonMode.Relaxed))!;
        }
        catch (JsonException exception)
        {
            throw new XComException($"The value is a {value.Type}, which cannot be read as {typeof(T).Name}.", exception);
        }
    }

    private static BsonValue FromJson(byte[] json) =>
        ExtendedJson.ParseDocument(Encoding.UTF8.GetBytes($"{{\"v\":{Encoding.UTF8.GetString(json)}}}"))["v"];
}
