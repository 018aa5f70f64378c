using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>listCommands: the names that this server answers to.</summary>
internal sealed class ListCommandsCommand() : Command("listCommands")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        reply.WriteStartDocument("commands"u8);
        foreach (string name in CommandTable.Names)
            reply.WriteValue(name, new BsonDocument { { "requiresAuth", false }, { "secondaryOk", false }, { "adminOnly", false } });
        reply.WriteEndDocument();
    }
}
