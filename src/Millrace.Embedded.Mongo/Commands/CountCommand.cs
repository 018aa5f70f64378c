using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>count: how many documents match. Without a query it is the collection's own count; with a limit it stops there.</summary>
internal sealed class CountCommand() : Command("count", "query", "limit", "skip", "hint", "collation", "fields")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        request.Body.RefuseCollation();
        BsonDocument filter = request.Body.DocumentOf("query");
        long skip = request.Body.OptionalInt64("skip") ?? 0;
        if (skip < 0) throw new CommandException((ErrorCode)51024, $"BSON field 'skip' value must be >= 0, actual value '{skip}'");
        long limit = Math.Abs(request.Body.OptionalInt64("limit") ?? 0);
        using ReadView view = context.View(request.Database);
        long most = limit == 0 || limit > long.MaxValue - skip ? long.MaxValue : limit + skip;
        long count = view.Find(request.Collection) is { } collection ? Count(view, collection, filter, request.Body["hint"], most) : 0;
        count = Math.Max(0, count - skip);
        WriteBatch.WriteCount(reply, "n"u8, limit == 0 ? count : Math.Min(count, limit));
    }

    private static long Count(ReadView view, CollectionInfo collection, BsonDocument filter, BsonValue hint, long most)
    {
        filter = NearOperands.Split(filter, out NearQuery? near);
        Matcher matcher = Matcher.Compile(filter);
        if (near is null && matcher.MatchesEverything && (hint.IsMissing || hint.IsNull)) return view.Session!.SizeOf(collection).Documents;
        if (near is null && hint.IsMissing && IndexCount.Of(view.Session!, collection, filter) is { } counted) return counted;
        DocumentScan scan = view.Scan(collection, QueryPlanner.Plan(collection, new QueryShape(filter, Hint: hint, Near: near)), matcher);
        long count = 0;
        while (count < most && scan.MoveNext(view.Operation)) count++;
        return count;
    }
}
