using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>What a client asks of its writes, as a server that stands alone can give it.</summary>
internal static class WriteConcern
{
    /// <exception cref="CommandException">It asks for other members, or is malformed.</exception>
    public static Durability Read(BsonDocument body)
    {
        if (body.OptionalDocument("writeConcern") is not { } concern) return Durability.Process;
        BsonValue w = concern["w"];
        if (w.IsNumber && w.ToDouble() is > 1 or < 0)
            throw new CommandException(ErrorCode.BadValue, "cannot use 'w' > 1 when a host is not replicated");
        if (w.IsString && w.AsString != "majority")
            throw new CommandException((ErrorCode)79, $"No write concern mode named '{w.AsString}' found in replica set configuration");
        return concern.Flag("j") || concern.Flag("fsync") || w.IsString ? Durability.Disk : Durability.Process;
    }
}
