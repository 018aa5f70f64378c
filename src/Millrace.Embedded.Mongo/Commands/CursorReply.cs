using Millrace.Bson;
using Millrace.Embedded.Mongo.Cursors;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>The <c>cursor</c> field of a reply: a first batch, and the id under which the rest is kept.</summary>
internal static class CursorReply
{
    public const long DefaultFirstBatch = 101;

    /// <summary>Writes the first batch of a cursor whose snapshot is open; keeps the cursor when there is more, else disposes it.</summary>
    public static void Write(CommandContext context, BsonWriter reply, OpenCursor cursor, long batchSize, bool singleBatch = false)
    {
        try
        {
            reply.WriteStartDocument("cursor"u8);
            bool ended = cursor.WriteBatch("firstBatch"u8, batchSize, context.Operation, reply) || singleBatch;
            cursor.End();
            long id = ended ? 0 : context.Cursors.Keep(cursor);
            reply.WriteInt64("id"u8, id);
            reply.WriteString("ns"u8, cursor.Namespace);
            reply.WriteEndDocument();
            if (ended) cursor.Dispose();
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    public static void WriteEmpty(BsonWriter reply, string ns)
    {
        reply.WriteStartDocument("cursor"u8);
        reply.WriteStartArray("firstBatch"u8);
        reply.WriteEndArray();
        reply.WriteInt64("id"u8, 0);
        reply.WriteString("ns"u8, ns);
        reply.WriteEndDocument();
    }

    /// <summary>The batch size that <c>cursor: {batchSize}</c> asks for.</summary>
    public static long BatchSizeOf(BsonDocument body)
    {
        long size = body.OptionalDocument("cursor")?.OptionalInt64("batchSize") ?? DefaultFirstBatch;
        return size >= 0 ? size : throw new CommandException(ErrorCode.BadValue, $"cursor.batchSize must be nonnegative, but is {size}");
    }
}
