using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>dropDatabase: removes a database's file.</summary>
internal sealed class DropDatabaseCommand() : Command("dropDatabase")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (context.Databases.Drop(request.Database)) reply.WriteString("dropped"u8, request.Database);
    }
}
