using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>Reading and writing the optional fields of state documents: what is empty is left out.</summary>
internal static class Fields
{
    public static DateTimeOffset Time(this BsonDocument document, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(document[name].AsDateTimeMs);

    public static DateTimeOffset? TimeOrNull(this BsonDocument document, string name) =>
        document[name] is { Type: BsonType.DateTime } value ? DateTimeOffset.FromUnixTimeMilliseconds(value.AsDateTimeMs) : null;

    public static string Text(this BsonDocument document, string name) => document[name] is { IsString: true } value ? value.AsString : "";

    public static long Number(this BsonDocument document, string name) => document[name].TryGetInt64(out var number) ? number : 0;

    public static bool Flag(this BsonDocument document, string name) =>
        document[name] is { Type: BsonType.Boolean } value && value.AsBoolean;

    public static IEnumerable<BsonDocument> Items(this BsonDocument document, string name) =>
        document[name] is { IsArray: true } items ? items.AsArray.Select(item => item.AsDocument) : [];

    public static IEnumerable<string> Texts(this BsonDocument document, string name) =>
        document[name] is { IsArray: true } items ? items.AsArray.Select(item => item.AsString) : [];

    public static BsonDocument With(this BsonDocument document, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            document.Add(name, time);
        }

        return document;
    }

    public static BsonDocument With(this BsonDocument document, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            document.Add(name, value);
        }

        return document;
    }

    public static BsonDocument With(this BsonDocument document, string name, long value)
    {
        if (value != 0)
        {
            document.Add(name, value);
        }

        return document;
    }

    public static BsonArray Array(IEnumerable<BsonDocument> items) => new(items.Select(item => (BsonValue)item));

    public static BsonArray Array(IEnumerable<string> items) => new(items.Select(item => (BsonValue)item));
}
