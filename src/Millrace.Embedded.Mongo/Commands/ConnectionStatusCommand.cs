using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>connectionStatus: nobody is authenticated, as there are no users.</summary>
internal sealed class ConnectionStatusCommand() : Command("connectionStatus", "showPrivileges")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonDocument info = new() { { "authenticatedUsers", new BsonArray() }, { "authenticatedUserRoles", new BsonArray() } };
        if (request.Body.Flag("showPrivileges")) info.Add("authenticatedUserPrivileges", new BsonArray());
        reply.WriteValue("authInfo", info);
    }
}
