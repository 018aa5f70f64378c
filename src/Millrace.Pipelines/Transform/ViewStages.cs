using System.Globalization;
using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// The aggregations of a view. Totals are kept as versions, <c>{_id: {k, n}, k: {v: key}, n: portion, m: {measures}}</c>: a portion's
/// version is the latest earlier one plus what the portion adds, so its content follows from its _id, and writing it twice or by
/// two processes is writing it once.
/// </summary>
internal static class ViewStages
{
    private const string Before = "_before";

    /// <summary>The collection of a view's totals; it lies beside the flat collections, for $lookup knows one database only.</summary>
    public static CollectionName TotalsOf(string database, string view, long build) =>
        new(database, string.Create(CultureInfo.InvariantCulture, $"{TotalsPrefixOf(view)}{build}"));

    public static string TotalsPrefixOf(string view) => $"totals.{view}.";

    /// <summary>From the new documents of every flat collection to new versions of the totals. Runs on the first collection.</summary>
    /// <param name="view">The definition.</param>
    /// <param name="inputs">The flat collections with the filter of their new documents.</param>
    /// <param name="totals">The totals; null when there are none before.</param>
    /// <param name="portion">The number of the portion.</param>
    public static IReadOnlyList<BsonDocument> Totals(
        ViewDefinition view, IReadOnlyList<(CollectionName Flat, BsonDocument Filter)> inputs, CollectionName? totals, long portion)
    {
        List<BsonDocument> stages = [.. Read(view, inputs[0].Filter)];
        foreach (var (flat, filter) in inputs.Skip(1))
        {
            stages.Add(new("$unionWith", new BsonDocument
            {
                { "coll", flat.Collection }, { "pipeline", new BsonArray(Read(view, filter).Select(stage => (BsonValue)stage)) },
            }));
        }

        stages.Add(Group(view));
        if (totals is { } earlier)
        {
            stages.Add(LookUp(earlier, portion));
            stages.Add(new("$set", new BsonDocument(Before, new BsonDocument("$arrayElemAt", new BsonArray { $"${Before}", 0 }))));
        }

        var number = new BsonDocument("$literal", portion);
        var measures = new BsonDocument();
        foreach (var (name, accumulator) in view.Measures)
        {
            measures.Add(name, totals is null ? $"${name}" : Sum(name, accumulator.AsDocument.GetAt(0).Name));
        }

        stages.Add(new("$project", new BsonDocument
        {
            { "_id", new BsonDocument { { "k", "$_id" }, { "n", number } } }, { "k", "$_id" }, { "n", number }, { "m", measures },
        }));
        return stages;
    }

    /// <summary>From a portion's versions of the totals to the rows it changes.</summary>
    public static IReadOnlyList<BsonDocument> Rows(ViewDefinition view, long portion, long attempt) =>
        [new("$match", new BsonDocument("n", portion)), .. ToRow(view, attempt)];

    /// <summary>From the latest versions of some keys to their rows.</summary>
    public static IReadOnlyList<BsonDocument> RowsOf(ViewDefinition view, IEnumerable<BsonValue> keys, long attempt) =>
    [
        new("$match", TargetStore.In("k", keys)),
        new("$sort", new BsonDocument { { "k", 1 }, { "n", -1 } }),
        new("$group", new BsonDocument
        {
            { "_id", "$k" }, { "k", new BsonDocument("$first", "$k") }, { "m", new BsonDocument("$first", "$m") },
        }),
        .. ToRow(view, attempt),
    ];

    /// <summary>A row's key as the totals hold it: in a document, so that an array is one value too.</summary>
    public static BsonDocument Wrap(BsonValue key) => new("v", key);

    private static IEnumerable<BsonDocument> Read(ViewDefinition view, BsonDocument filter) =>
        [new("$match", filter), .. view.Stages];

    private static BsonDocument Group(ViewDefinition view)
    {
        var fields = new BsonDocument
        {
            { "_id", new BsonDocument("v", new BsonDocument("$ifNull", new BsonArray { view.Key, BsonValue.Null })) },
        };
        foreach (var (name, accumulator) in view.Measures)
        {
            fields.Add(name, accumulator);
        }

        return new BsonDocument("$group", fields);
    }

    private static BsonDocument LookUp(CollectionName totals, long portion) => new("$lookup", new BsonDocument
    {
        { "from", totals.Collection },
        { "localField", "_id" },
        { "foreignField", "k" },
        {
            "pipeline", new BsonArray
            {
                new BsonDocument("$match", new BsonDocument("n", new BsonDocument("$lt", portion))),
                new BsonDocument("$sort", new BsonDocument("n", -1)),
                new BsonDocument("$limit", 1),
            }
        },
        { "as", Before },
    });

    // $min and $max skip what is null or missing.
    private static BsonDocument Sum(string name, string accumulator)
    {
        var before = $"${Before}.m.{name}";
        return accumulator is "$min" or "$max"
            ? new BsonDocument(accumulator, new BsonArray { $"${name}", before })
            : new BsonDocument("$add", new BsonArray { $"${name}", new BsonDocument("$ifNull", new BsonArray { before, 0 }) });
    }

    private static IEnumerable<BsonDocument> ToRow(ViewDefinition view, long attempt) =>
    [
        new("$replaceRoot", new BsonDocument(
            "newRoot", new BsonDocument("$mergeObjects", new BsonArray { new BsonDocument("_id", "$k.v"), "$m" }))),
        .. view.Row,
        TargetStore.Stamp(attempt),
    ];
}
