using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// hello and its older name isMaster: says what this server is. It presents itself as a MongoDB 7.0 that stands alone; topologyVersion
/// (streaming hello), compression and speculative authentication are left out, which drivers take as absent.
/// </summary>
internal sealed class HelloCommand : Command
{
    public HelloCommand()
        : base("hello")
    {
    }

    public override IReadOnlyList<string> Aliases => ["isMaster", "ismaster"];

    public override bool IsImmediate => true;

    public override bool IsLenient => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (request.Body["helloOk"].IsTrue() || request.Name != Name) reply.WriteBoolean("helloOk"u8, true);
        reply.WriteBoolean(request.Name == Name ? "isWritablePrimary"u8 : "ismaster"u8, true);
        reply.WriteInt32("maxBsonObjectSize"u8, WireLimits.MaxDocumentBytes);
        reply.WriteInt32("maxMessageSizeBytes"u8, WireLimits.MaxMessageBytes);
        reply.WriteInt32("maxWriteBatchSize"u8, WireLimits.MaxWriteBatch);
        reply.WriteDateTime("localTime"u8, context.Server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        reply.WriteInt32("logicalSessionTimeoutMinutes"u8, 30);
        reply.WriteInt32("connectionId"u8, context.Client.Id);
        reply.WriteInt32("minWireVersion"u8, WireLimits.MinWireVersion);
        reply.WriteInt32("maxWireVersion"u8, WireLimits.MaxWireVersion);
        reply.WriteBoolean("readOnly"u8, false);
    }
}
