using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>find: documents that match, in batches. Tailable cursors and collations other than the simple one are refused.</summary>
internal sealed class FindCommand() : Command(
    "find",
    "filter", "sort", "projection", "hint", "skip", "limit", "batchSize", "singleBatch", "max", "min", "returnKey", "showRecordId",
    "tailable", "oplogReplay", "noCursorTimeout", "awaitData", "allowPartialResults", "collation", "allowDiskUse", "let",
    "options", "ntoreturn")
{
    private static readonly string[] NotOffered = ["tailable", "awaitData", "returnKey", "showRecordId"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonDocument body = request.Body;
        foreach (string option in NotOffered)
        {
            if (body.Flag(option))
                throw new CommandException(ErrorCode.CommandNotSupported, $"find: the embedded store does not offer '{option}'");
        }

        if (body.ContainsKey("min") || body.ContainsKey("max"))
            throw new CommandException(ErrorCode.CommandNotSupported, "find: the embedded store does not offer 'min' and 'max'");
        long batchSize = body.OptionalInt64("batchSize") ?? CursorReply.DefaultFirstBatch;
        if (batchSize < 0)
            throw new CommandException((ErrorCode)51024, $"BSON field 'batchSize' value must be >= 0, actual value '{batchSize}'");
        ReadView view = context.View(request.Database);
        try
        {
            BsonDocument? let = body.OptionalDocument("let");
            FindQuery query = new(body, new ExpressionScope(context.Server.Time.GetUtcNow(), let, view.ThrowIfInterrupted));
            if (view.Find(request.Collection) is not { } collection)
            {
                CursorReply.WriteEmpty(reply, request.Namespace);
                view.Dispose();
                return;
            }

            ResultSource source = query.Open(view, collection, context.Server.Options.MaxSortBytes);
            OpenCursor cursor = new(request.Namespace, source) { KeepsForever = body.Flag("noCursorTimeout") };
            CursorReply.Write(context, reply, cursor, batchSize, body.Flag("singleBatch"));
        }
        catch
        {
            view.Dispose();
            throw;
        }
    }
}
