using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$out: the result takes the place of a collection's documents.</summary>
internal sealed class OutStage(string database, string collection, IAggregationContext store) : IPipelineStage
{
    private static readonly string[] Names = ["db", "coll"];

    public static OutStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type == BsonType.String)
        {
            return new OutStage(context.Store.DatabaseName, specification.AsString, context.Store);
        }

        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)16990, "$out only supports a string or object argument");
        }

        var given = StageOptions.Read("$out", specification, Names);
        if (given[0].IsMissing || given[1].IsMissing)
        {
            throw new CommandException((ErrorCode)16994, "If an object is passed to $out it must have exactly 2 fields: 'db' and 'coll'");
        }

        return new OutStage(
            StageOptions.RequireString("$out", "db", given[0]), StageOptions.RequireString("$out", "coll", given[1]), context.Store);
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        store.ReplaceCollection(database, collection, input.Select(WithId));
        yield break;
    }

    /// <summary>A document without an _id gets one, in first place.</summary>
    public static BsonDocument WithId(BsonDocument document)
    {
        if (document.ContainsKey("_id"))
        {
            return document;
        }

        var copy = new BsonDocument(document);
        copy.Insert(0, "_id", ObjectId.NewObjectId());
        return copy;
    }
}
