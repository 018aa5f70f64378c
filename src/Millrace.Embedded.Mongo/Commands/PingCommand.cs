using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>ping: answers.</summary>
internal sealed class PingCommand() : Command("ping")
{
    public override bool IsImmediate => true;

    public override bool IsLenient => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
    }
}
