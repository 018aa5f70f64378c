using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// create: makes a collection. Capped, time-series and clustered collections, views, validators and collations are refused. Creating one
/// that is there with the same options is no error, as in MongoDB 7.
/// </summary>
internal sealed class CreateCommand() : Command(
    "create",
    "capped", "autoIndexId", "size", "max", "storageEngine", "validator", "validationLevel", "validationAction", "indexOptionDefaults",
    "viewOn", "pipeline", "collation", "timeseries", "expireAfterSeconds", "clusteredIndex", "idIndex", "changeStreamPreAndPostImages",
    "recordPreImages", "temp", "flags", "encryptedFields", "bucketUnit")
{
    private static readonly string[] NotOffered =
        ["viewOn", "validator", "timeseries", "clusteredIndex", "expireAfterSeconds", "encryptedFields", "pipeline"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonDocument body = request.Body;
        body.RefuseCollation();
        if (body.Flag("capped")) throw NotSupported("capped");
        foreach (string option in NotOffered)
            if (!body[option].IsMissing && !body[option].IsNull) throw NotSupported(option);
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        context.Write(request.Database, session =>
        {
            if (session.Catalog.Find(request.Collection) is null) session.Create(request.Collection, []);
        });
    }

    private static CommandException NotSupported(string option) =>
        new(ErrorCode.CommandNotSupported, $"create: the embedded store does not offer '{option}'");
}
