using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>Runs the operations of an insert, update or delete in one transaction, by the rules of ordered and unordered batches.</summary>
internal static class WriteBatch
{
    /// <summary>The operations of the command.</summary>
    /// <exception cref="CommandException">There are none, or too many.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> OperationsOf(CommandRequest request, string field)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> operations = request.Sequence ?? throw CommandFields.Required($"{request.Name}.{field}");
        if (operations.Count is 0 or > WireLimits.MaxWriteBatch)
        {
            throw new CommandException(
                ErrorCode.InvalidLength,
                $"Write batch sizes must be between 1 and {WireLimits.MaxWriteBatch}. Got {operations.Count} operations.");
        }

        return operations;
    }

    /// <summary>Writes a count as MongoDB does: int32 where it fits.</summary>
    public static void WriteCount(BsonWriter reply, ReadOnlySpan<byte> name, long count)
    {
        if (count <= int.MaxValue) reply.WriteInt32(name, (int)count);
        else reply.WriteInt64(name, count);
    }

    /// <summary>Runs each operation; one that is refused is noted and, when ordered, ends the batch. What ran before it stays.</summary>
    public static void Run(
        CommandRequest request,
        IReadOnlyList<ReadOnlyMemory<byte>> operations,
        OperationContext bounds,
        WriteErrors errors,
        Action<int> operation)
    {
        bool ordered = request.Body["ordered"].IsMissing || request.Body.Flag("ordered");
        for (int i = 0; i < operations.Count; i++)
        {
            bounds.ThrowIfInterrupted();
            try
            {
                operation(i);
            }
            catch (CommandException refused) when (refused.Code is not (ErrorCode.MaxTimeMSExpired or ErrorCode.OutOfDiskSpace))
            {
                errors.Add(i, refused);
                if (ordered) return;
            }
        }
    }
}
