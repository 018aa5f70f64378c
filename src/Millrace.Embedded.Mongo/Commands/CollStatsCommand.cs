using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>collStats: how much a collection holds. Sizes on disk are the bytes of the documents, for one file holds all collections;
/// those of the indexes are reckoned from some of their keys.</summary>
internal sealed class CollStatsCommand() : Command("collStats", "scale")
{
    public override IReadOnlyList<string> Aliases => ["collstats"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        long scale = Math.Max(1, request.Body.OptionalInt64("scale") ?? 1);
        using ReadView view = context.View(request.Database);
        foreach (BsonElement element in CollectionStats.Of(view, request.Collection, request.Namespace, scale))
            reply.WriteValue(element.Name, element.Value);
    }
}
