using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>killCursors: closes cursors of a collection.</summary>
internal sealed class KillCursorsCommand() : Command("killCursors", "cursors")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonArray killed = [];
        BsonArray notFound = [];
        foreach (BsonValue cursor in request.Body.RequiredArray("cursors"))
        {
            if (!cursor.IsNumber || !cursor.TryGetInt64(out long id)) throw CommandFields.WrongType("killCursors.cursors", cursor, "long");
            (context.Cursors.Kill(id, request.Namespace) ? killed : notFound).Add(id);
        }

        reply.WriteValue("cursorsKilled", killed);
        reply.WriteValue("cursorsNotFound", notFound);
        reply.WriteValue("cursorsAlive", new BsonArray());
        reply.WriteValue("cursorsUnknown", new BsonArray());
    }
}
