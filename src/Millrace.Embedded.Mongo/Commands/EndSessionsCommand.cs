using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>endSessions and its relatives: sessions hold nothing on this server, so there is nothing to end or refresh.</summary>
internal sealed class EndSessionsCommand(string name) : Command(name)
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
    }
}
