using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>whatsmyuri: the client's own address.</summary>
internal sealed class WhatsMyUriCommand() : Command("whatsmyuri")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply) =>
        reply.WriteString("you"u8, context.Client.RemoteEndPoint?.ToString() ?? "");
}
