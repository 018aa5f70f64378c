using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>serverStatus: life, connections, cursors and commands of this server. MongoDB's other sections are left out.</summary>
internal sealed class ServerStatusCommand() : Command("serverStatus")
{
    public override bool IsImmediate => true;

    /// <summary>Clients name sections to leave out or in.</summary>
    public override bool IsLenient => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        ServerState server = context.Server;
        DateTimeOffset now = server.Time.GetUtcNow();
        TimeSpan uptime = now - server.StartedAt;
        reply.WriteString("host"u8, $"{Environment.MachineName}:{server.Port}");
        reply.WriteString("version"u8, WireLimits.ServerVersion);
        reply.WriteString("process"u8, "millrace");
        reply.WriteInt64("pid"u8, Environment.ProcessId);
        reply.WriteDouble("uptime"u8, Math.Floor(uptime.TotalSeconds));
        reply.WriteInt64("uptimeMillis"u8, (long)uptime.TotalMilliseconds);
        reply.WriteDateTime("localTime"u8, now.ToUnixTimeMilliseconds());
        reply.WriteValue("connections", new BsonDocument
        {
            { "current", server.OpenConnections },
            { "available", server.Options.MaxConnections - server.OpenConnections },
            { "totalCreated", server.TotalConnections },
        });
        reply.WriteValue("metrics", new BsonDocument
        {
            { "cursor", new BsonDocument { { "open", new BsonDocument { { "total", (long)server.Cursors.Count } } } } },
            { "commands", new BsonDocument { { "total", server.CommandsRun }, { "running", server.CommandsRunning } } },
        });
        reply.WriteValue("mem", new BsonDocument { { "bits", 64 }, { "resident", Environment.WorkingSet / (1024 * 1024) } });
        reply.WriteValue("storageEngine", new BsonDocument { { "name", "sqlite" }, { "persistent", true } });
    }
}
