using Millrace.Bson;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>listCollections: the collections of a database, by name.</summary>
internal sealed class ListCollectionsCommand() : Command(
    "listCollections", "filter", "nameOnly", "cursor", "authorizedCollections", "includePendingDrops")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        string ns = $"{request.Database}.$cmd.listCollections";
        Matcher matcher = Matcher.Compile(request.Body.DocumentOf("filter"));
        bool nameOnly = request.Body.Flag("nameOnly");
        List<BsonDocument> entries = [];
        foreach (CollectionInfo collection in context.Databases.Find(request.Database)?.Catalog.Collections.Values ?? [])
        {
            BsonDocument entry = Describe(collection);
            if (!matcher.Matches(entry)) continue;
            entries.Add(nameOnly ? new BsonDocument { { "name", collection.Name }, { "type", "collection" } } : entry);
        }

        CursorReply.Write(context, reply, new OpenCursor(ns, ListSource.Of(entries)), CursorReply.BatchSizeOf(request.Body));
    }

    private static BsonDocument Describe(CollectionInfo collection) => new()
    {
        { "name", collection.Name },
        { "type", "collection" },
        { "options", collection.Options },
        { "info", new BsonDocument { { "readOnly", false }, { "uuid", BsonBinary.FromGuid(collection.Uuid) } } },
        { "idIndex", IndexDescription.OfId() },
    };
}
