using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>drop: removes a collection with its indexes. One that is not there is no error, as in MongoDB 7.</summary>
internal sealed class DropCommand() : Command("drop")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        string name = request.Collection;
        if (context.Databases.Find(request.Database)?.Catalog.Find(name) is not { } collection) return;
        bool dropped = false;
        context.Write(request.Database, session => dropped = session.Drop(name));
        if (!dropped) return;
        reply.WriteInt32("nIndexesWas"u8, collection.Indexes.Length + 1);
        reply.WriteString("ns"u8, request.Namespace);
    }
}
