using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// collMod: there is nothing to modify yet, so a collection that exists and no change is accepted, and any change refused.
/// </summary>
internal sealed class CollModCommand() : Command(
    "collMod", "index", "validator", "validationLevel", "validationAction", "viewOn", "pipeline", "cappedSize", "cappedMax",
    "expireAfterSeconds", "changeStreamPreAndPostImages", "timeseries", "recordPreImages", "dryRun")
{
    private static readonly string[] Changes =
        ["index", "validator", "viewOn", "pipeline", "cappedSize", "cappedMax", "expireAfterSeconds", "timeseries"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (context.Databases.Find(request.Database)?.Catalog.Find(request.Collection) is null)
            throw new CommandException(ErrorCode.NamespaceNotFound, $"ns does not exist: {request.Namespace}");
        foreach (string change in Changes)
        {
            if (request.Body.ContainsKey(change))
                throw new CommandException(ErrorCode.CommandNotSupported, $"collMod: the embedded store does not offer '{change}'");
        }
    }
}
