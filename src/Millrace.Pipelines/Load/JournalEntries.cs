using System.Globalization;
using Millrace.Bson;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The form of the load journal's entries: <c>{_id: "users.raw_users/random_users/0/0000000000000000042", lane, number, from, to,
/// records}</c>. The number is padded so that the order of the ids is the order of the numbers.
/// </summary>
internal static class JournalEntries
{
    public const string Collection = "load_journal";

    /// <summary>Only in entries about replayed records: up to which offset the partition's loader had come.</summary>
    public const string Head = "head";

    private const string NumberFormat = "D19";

    public static string LaneOf(CollectionName target, string topic, int partition) =>
        string.Create(CultureInfo.InvariantCulture, $"{LanePrefix(target)}{topic}/{partition}");

    /// <summary>The topic and partition of a lane into a collection.</summary>
    public static (string Topic, int Partition) Parse(CollectionName target, string lane)
    {
        var place = lane.AsSpan(LanePrefix(target).Length);
        var slash = place.LastIndexOf('/'); // a topic's name has none
        return (place[..slash].ToString(), int.Parse(place[(slash + 1)..], CultureInfo.InvariantCulture));
    }

    public static string IdOf(string lane, long number) => $"{lane}/{number.ToString(NumberFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The entries of a lane with a number above <paramref name="number"/>.</summary>
    public static BsonDocument After(string lane, long number) =>
        Range(new BsonDocument { { "$gt", IdOf(lane, number) }, { "$lte", IdOf(lane, long.MaxValue) } });

    /// <summary>The entries of a lane with a number below <paramref name="number"/>.</summary>
    public static BsonDocument Before(string lane, long number) =>
        Range(new BsonDocument { { "$gte", IdOf(lane, 0) }, { "$lt", IdOf(lane, number) } });

    /// <summary>The entries of every lane into a collection.</summary>
    public static BsonDocument AllInto(CollectionName target) =>
        Range(new BsonDocument { { "$gte", LanePrefix(target) }, { "$lt", $"{target}0" } }); // '0' comes right after '/'

    public static long NumberOf(BsonDocument entry) => entry["number"].AsInt64;

    public static long FromOf(BsonDocument entry) => entry["from"].AsInt64;

    public static long ToOf(BsonDocument entry) => entry["to"].AsInt64;

    /// <summary>The offset up to which the partition's loader had come with this entry.</summary>
    public static long HeadOf(BsonDocument entry) => entry.TryGetValue(Head, out var head) ? head.AsInt64 : ToOf(entry);

    public static long RecordsOf(BsonDocument entry) => entry["records"].AsInt64;

    /// <summary>The W3C trace context of the batch, or null.</summary>
    public static string? TraceOf(BsonDocument entry) =>
        entry.TryGetValue("trace", out var trace) && trace.IsString ? trace.AsString : null;

    public static bool IsInto(string target, string lane) => lane.StartsWith($"{target}/", StringComparison.Ordinal);

    private static string LanePrefix(CollectionName target) => $"{target}/";

    private static BsonDocument Range(BsonDocument bounds) => new("_id", bounds);
}
