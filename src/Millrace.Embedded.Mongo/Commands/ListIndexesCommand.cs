using Millrace.Bson;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>listIndexes: the indexes of a collection, <c>_id_</c> first.</summary>
internal sealed class ListIndexesCommand() : Command("listIndexes", "cursor", "includeIndexBuildInfo", "includeBuildUUIDs")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        CollectionInfo collection = context.Databases.Find(request.Database)?.Catalog.Find(request.Collection)
            ?? throw new CommandException(ErrorCode.NamespaceNotFound, $"ns does not exist: {request.Namespace}");
        IEnumerable<BsonDocument> indexes = collection.Indexes.Select(IndexDescription.Of).Prepend(IndexDescription.OfId());
        CursorReply.Write(context, reply, new OpenCursor(request.Namespace, ListSource.Of(indexes)), CursorReply.BatchSizeOf(request.Body));
    }
}
