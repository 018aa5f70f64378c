using Millrace.Bson;
using Millrace.Embedded.Mongo.Cursors;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>getMore: the next batch of a cursor.</summary>
internal sealed class GetMoreCommand() : Command("getMore", "collection", "batchSize", "term", "lastKnownCommittedOpTime")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (request.Argument.Type is not (BsonType.Int64 or BsonType.Int32))
            throw CommandFields.WrongType("getMore.getMore", request.Argument, "long");
        request.Argument.TryGetInt64(out long id);
        long batchSize = request.Body.OptionalInt64("batchSize") ?? 0;
        if (batchSize < 0)
            throw new CommandException(ErrorCode.BadValue, $"Batch size for getMore must be nonnegative, but received: {batchSize}");
        string ns = $"{request.Database}.{request.Body.RequiredString("collection")}";
        OpenCursor cursor = context.Cursors.Take(id, ns);
        bool closes = true;
        try
        {
            cursor.Begin(context.Operation);
            reply.WriteStartDocument("cursor"u8);
            bool ended = cursor.WriteBatch("nextBatch"u8, batchSize == 0 ? long.MaxValue : batchSize, context.Operation, reply);
            reply.WriteInt64("id"u8, ended ? 0 : id);
            reply.WriteString("ns"u8, ns);
            reply.WriteEndDocument();
            cursor.End();
            closes = ended;
        }
        finally
        {
            if (closes) context.Cursors.Close(cursor);
            else context.Cursors.Return(cursor);
        }
    }
}
