using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// explain: the plan of a find, aggregate, count, distinct, update, delete or findAndModify, and with <c>executionStats</c> what a run
/// of it costs, its sort in memory included. Nothing is written.
/// </summary>
internal sealed class ExplainCommand() : Command("explain", "verbosity")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (!request.Argument.IsDocument) throw CommandFields.WrongType("explain.explain", request.Argument, "object");
        string verbosity = request.Body.OptionalString("verbosity") ?? "allPlansExecution";
        if (verbosity is not ("queryPlanner" or "executionStats" or "allPlansExecution"))
            throw new CommandException(
                ErrorCode.BadValue, $"Enumeration value '{verbosity}' for field 'explain.verbosity' is not a valid value.");
        BsonDocument inner = request.Argument.AsDocument;
        if (inner.Count == 0) throw new CommandException(ErrorCode.BadValue, "explain needs a command");
        Command command = CommandTable.Find(inner.GetAt(0).Name);
        Explain(CommandRequest.Nested(inner, request.Database, command.SequenceField), context, reply, verbosity);
    }

    /// <summary>Writes the explanation of a request.</summary>
    public static void Explain(CommandRequest request, CommandContext context, BsonWriter reply, string verbosity)
    {
        FindQuery query = QueryOf(request, context);
        string? name = AggregateCommand.CollectionOf(request);
        using ReadView view = context.View(request.Database);
        CollectionInfo? collection = name is null ? null : view.Find(name);
        ScanPlan plan = collection is null ? ScanPlan.Collection(backward: false) : query.Plan(collection);
        BsonDocument stages = PlanDescription.Of(query, plan, collection is not null);
        reply.WriteString("explainVersion"u8, "1");
        reply.WriteValue("queryPlanner", new BsonDocument
        {
            { "namespace", $"{request.Database}.{name ?? "$cmd.aggregate"}" },
            { "parsedQuery", query.Filter },
            { "winningPlan", stages },
            { "rejectedPlans", new BsonArray() },
        });
        if (verbosity != "queryPlanner") reply.WriteValue("executionStats", Execute(query, view, collection, plan, context));
        reply.WriteValue("command", request.Body);
        reply.WriteValue("serverInfo", new BsonDocument
        {
            { "host", Environment.MachineName },
            { "port", context.Server.Port },
            { "version", WireLimits.ServerVersion },
        });
    }

    private static BsonDocument Execute(
        FindQuery query, ReadView view, CollectionInfo? collection, ScanPlan plan, CommandContext context)
    {
        PlanFigures run = collection is null ? default : query.Run(view, collection, plan, context.Server.Options.MaxSortBytes);
        return new BsonDocument
        {
            { "executionSuccess", true },
            { "nReturned", run.Returned },
            { "executionTimeMillis", run.Millis },
            { "totalKeysExamined", run.Keys },
            { "totalDocsExamined", run.Documents },
            { "executionStages", PlanDescription.Of(query, plan, collection is not null, run) },
        };
    }

    /// <summary>The query inside a command, in the form of a find.</summary>
    private static FindQuery QueryOf(CommandRequest request, CommandContext context)
    {
        BsonDocument body = request.Body;
        switch (request.Name)
        {
            case "find":
                return new FindQuery(body, context.ScopeOf(request));
            case "count" or "distinct":
                return Query(body["query"], body, context.ScopeOf(request));
            case "findAndModify" or "findandmodify":
                BsonDocument options = new() { { "sort", body.DocumentOf("sort") }, { "limit", 1 } };
                return Query(body["query"], options, context.ScopeOf(request));
            case "update" or "delete":
                BsonDocument operation = BsonDocument.Parse(WriteBatch.OperationsOf(request, "operations")[0].Span);
                return Query(operation["q"], operation, context.ScopeOf(request));
            case "aggregate":
                return LeadingQueryOf(request, context);
            default:
                throw new CommandException(ErrorCode.CommandNotSupported, $"explain: '{request.Name}' has no plan");
        }
    }

    private static FindQuery LeadingQueryOf(CommandRequest request, CommandContext context)
    {
        BsonDocument? let = request.Body.OptionalDocument("let");
        using AggregationContext store = new(context, request.Database, AggregateCommand.CollectionOf(request), let);
        AggregationPipeline pipeline = AggregationPipeline.Compile(request.Body.RequiredArray("pipeline"), store);
        BsonDocument find = new() { { "filter", pipeline.LeadingNear?.Filter ?? pipeline.LeadingMatch ?? [] } };
        if (request.Body.TryGetValue("hint", out BsonValue hint)) find.Add("hint", hint);
        if (request.Body.TryGetValue("collation", out BsonValue collation)) find.Add("collation", collation);
        return new FindQuery(find, context.ScopeOf(request), pipeline.LeadingNear?.Near);
    }

    private static FindQuery Query(BsonValue filter, BsonDocument options, ExpressionScope scope)
    {
        BsonDocument find = new() { { "filter", filter.IsDocument ? filter : new BsonDocument() } };
        foreach (string option in (string[])["hint", "sort", "limit", "collation"])
        {
            // The limit of a delete is no number of results.
            if (option == "limit" && options.ContainsKey("q")) continue;
            if (options.TryGetValue(option, out BsonValue value)) find.Add(option, value);
        }

        return new FindQuery(find, scope);
    }
}
