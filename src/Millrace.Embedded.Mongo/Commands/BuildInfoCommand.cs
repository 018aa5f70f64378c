using System.Globalization;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>buildInfo: the version whose behaviour is followed, and that it is Millrace that follows it.</summary>
internal sealed class BuildInfoCommand() : Command("buildInfo")
{
    public override IReadOnlyList<string> Aliases => ["buildinfo"];

    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        reply.WriteString("version"u8, WireLimits.ServerVersion);
        reply.WriteString("gitVersion"u8, "millrace");
        reply.WriteStartArray("modules"u8);
        reply.WriteEndArray();
        reply.WriteString("sysInfo"u8, "Millrace embedded store");
        reply.WriteStartArray("versionArray"u8);
        foreach (string part in WireLimits.ServerVersion.Split('.')) reply.WriteInt32(int.Parse(part, CultureInfo.InvariantCulture));
        reply.WriteInt32(0);
        reply.WriteEndArray();
        reply.WriteInt32("bits"u8, 64);
        reply.WriteBoolean("debug"u8, false);
        reply.WriteInt32("maxBsonObjectSize"u8, WireLimits.MaxDocumentBytes);
        reply.WriteStartArray("storageEngines"u8);
        reply.WriteString("sqlite");
        reply.WriteEndArray();
    }
}
