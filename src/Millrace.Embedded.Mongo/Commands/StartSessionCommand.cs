using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>startSession: gives out an id. Sessions hold nothing on this server.</summary>
internal sealed class StartSessionCommand() : Command("startSession")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        reply.WriteValue("id", new BsonDocument { { "id", BsonBinary.FromGuid(Guid.NewGuid()) } });
        reply.WriteInt32("timeoutMinutes"u8, 30);
    }
}
