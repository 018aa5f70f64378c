using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>getLog: the log goes to the process's own log, so what is here is empty.</summary>
internal sealed class GetLogCommand() : Command("getLog")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        string filter = request.Body.RequiredString("getLog");
        if (filter == "*")
        {
            reply.WriteValue("names", new BsonArray { "global", "startupWarnings" });
            return;
        }

        if (filter is not ("global" or "startupWarnings"))
            throw new CommandException(ErrorCode.OperationFailed, $"There is no log named '{filter}'");
        reply.WriteInt32("totalLinesWritten"u8, 0);
        reply.WriteValue("log", new BsonArray());
    }
}
