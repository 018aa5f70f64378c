using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>getCmdLineOpts: the options of this server in MongoDB's form.</summary>
internal sealed class GetCmdLineOptsCommand() : Command("getCmdLineOpts")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        reply.WriteValue("argv", new BsonArray { "millrace", "store" });
        reply.WriteValue("parsed", new BsonDocument
        {
            { "net", new BsonDocument { { "bindIp", context.Server.Options.Host.ToString() }, { "port", context.Server.Port } } },
            { "storage", new BsonDocument { { "dbPath", context.Server.Options.DataDirectory } } },
        });
    }
}
