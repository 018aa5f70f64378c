using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;
using Millrace.Embedded.Mongo.Storage.Keys;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>distinct: the different values of a field; an array counts by its elements.</summary>
internal sealed class DistinctCommand() : Command("distinct", "key", "query", "hint", "collation")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        request.Body.RefuseCollation();
        string key = request.Body.RequiredString("key");
        if (key.Length == 0) throw new CommandException(ErrorCode.BadValue, "'key' must not be empty");
        BsonDocument filter = NearOperands.Split(request.Body.DocumentOf("query"), out NearQuery? near);
        QueryShape query = new(filter, Hint: request.Body["hint"], Near: near);
        Matcher matcher = Matcher.Compile(query.Filter);
        HashSet<BsonValue> values = new(BsonComparer.Instance);
        using ReadView view = context.View(request.Database);
        if (view.Find(request.Collection) is { } collection)
        {
            DocumentScan scan = view.Scan(collection, QueryPlanner.Plan(collection, query), matcher);
            IndexField[] fields = [new IndexField(key, descending: false)];
            while (scan.MoveNext(view.Operation))
            {
                foreach (BsonValue[] row in new IndexKeyExpansion(fields, scan.Document).Rows())
                    if (row[0].Type is not (BsonType.None or BsonType.Undefined)) values.Add(row[0]); // undefined: an empty array
            }
        }

        reply.WriteStartArray("values"u8);
        foreach (BsonValue value in values)
        {
            reply.WriteValue(value);
            if (reply.Length > WireLimits.MaxDocumentBytes) throw new CommandException((ErrorCode)17217, "distinct too big, 16mb cap");
        }

        reply.WriteEndArray();
    }
}
