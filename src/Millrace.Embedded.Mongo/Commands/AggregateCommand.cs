using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>aggregate: runs a pipeline over a collection; a leading $match uses the collection's indexes.</summary>
internal sealed class AggregateCommand() : Command(
    "aggregate",
    "pipeline", "cursor", "explain", "allowDiskUse", "bypassDocumentValidation", "collation", "hint", "let", "needsMerge", "fromMongos",
    "isMapReduceCommand")
{
    private const string CollectionlessName = "$cmd.aggregate";

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonDocument body = request.Body;
        body.RefuseCollation();
        if (body.Flag("explain"))
        {
            ExplainCommand.Explain(request, context, reply, verbosity: "queryPlanner");
            return;
        }

        if (!body.ContainsKey("cursor"))
            throw new CommandException(
                ErrorCode.FailedToParse, "The 'cursor' option is required, except for aggregate with the explain argument");
        string? collection = CollectionOf(request);
        AggregationContext store = new(context, request.Database, collection, body.OptionalDocument("let"))
        {
            AllowsDiskUse = !body.ContainsKey("allowDiskUse") || body.Flag("allowDiskUse"),
        };
        try
        {
            AggregationPipeline pipeline = AggregationPipeline.Compile(body.RequiredArray("pipeline"), store);
            if (collection is null && !pipeline.HasOwnSource)
                throw new CommandException(
                    ErrorCode.InvalidNamespace, "{aggregate: 1} is not valid for a pipeline that reads a collection");
            PipelineSource source = new(store, Documents(store, pipeline, collection, body["hint"]));
            OpenCursor cursor = new($"{request.Database}.{collection ?? CollectionlessName}", source);
            CursorReply.Write(context, reply, cursor, pipeline.Writes ? long.MaxValue : CursorReply.BatchSizeOf(body));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The collection that a request aggregates; null for <c>aggregate: 1</c>.</summary>
    public static string? CollectionOf(CommandRequest request) =>
        request.Argument.IsNumber && request.Argument.ToDouble() == 1 ? null : request.Collection;

    private static IEnumerable<BsonDocument> Documents(
        AggregationContext store, AggregationPipeline pipeline, string? collection, BsonValue hint)
    {
        if (collection is null || pipeline.HasOwnSource) return pipeline.Execute([]);
        QueryShape query = new(pipeline.LeadingMatch ?? [], Hint: hint);
        return pipeline.ExecuteMatched(store.Read(store.DatabaseName, collection, query));
    }
}
