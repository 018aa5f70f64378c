using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>findAndModify: changes or removes one document and gives it back as it was, or as it is now.</summary>
internal sealed class FindAndModifyCommand() : Command(
    "findAndModify",
    "query", "sort", "remove", "update", "new", "fields", "upsert", "bypassDocumentValidation", "collation", "arrayFilters", "hint", "let")
{
    public override IReadOnlyList<string> Aliases => ["findandmodify"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonDocument body = request.Body;
        body.RefuseCollation();
        DatabaseNames.CheckCollection(request.Database, request.Collection);
        bool remove = body.Flag("remove");
        CheckCombination(body, remove);
        BsonDocument fields = body.DocumentOf("fields");
        Projection? projection = fields.Count > 0 ? Projection.Compile(fields) : null;
        BsonDocument outcome = remove ? Remove(request, context) : Update(request, context);
        BsonValue value = outcome["value"];
        if (projection is not null && value.IsDocument) value = projection.Apply(value.AsDocument);
        reply.WriteValue("lastErrorObject", outcome["lastErrorObject"]);
        reply.WriteValue("value", value);
    }

    private static void CheckCombination(BsonDocument body, bool remove)
    {
        bool update = body.ContainsKey("update");
        if (!remove && !update)
            throw new CommandException(ErrorCode.FailedToParse, "Either an update or remove=true must be specified");
        if (remove && update)
            throw new CommandException(ErrorCode.FailedToParse, "Cannot specify both an update and remove=true");
        if (remove && body.Flag("upsert"))
            throw new CommandException(ErrorCode.FailedToParse, "Cannot specify both upsert=true and remove=true");
        if (remove && body.Flag("new"))
            throw new CommandException(ErrorCode.FailedToParse, "Cannot specify both new=true and remove=true");
    }

    private static SortSpec? SortOf(BsonDocument body) => body.DocumentOf("sort") is { Count: > 0 } sort ? SortSpec.Compile(sort) : null;

    private static BsonDocument Remove(CommandRequest request, CommandContext context)
    {
        BsonDocument filter = NearOperands.Split(request.Body.DocumentOf("query"), out NearQuery? near);
        Matcher matcher = Matcher.Compile(filter, context.ScopeOf(request));
        QueryShape query = new(filter, SortOf(request.Body), request.Body["hint"], near);
        BsonDocument? removed = null;
        if (context.Databases.Find(request.Database) is not null)
        {
            context.Write(request.Database, session =>
            {
                if (session.Catalog.Find(request.Collection) is not { } collection) return;
                foreach (StoredDocument found in DocumentFinder.Find(session, collection, query, matcher, one: true, context.Operation))
                {
                    session.Write(request.Database, collection).Delete(found);
                    removed = found.Document;
                }
            });
        }

        return new BsonDocument
        {
            { "lastErrorObject", new BsonDocument { { "n", removed is null ? 0 : 1 } } },
            { "value", removed ?? BsonValue.Null },
        };
    }

    private static BsonDocument Update(CommandRequest request, CommandContext context)
    {
        BsonDocument body = request.Body;
        BsonDocument operation = new() { { "q", body.DocumentOf("query") }, { "u", body["update"] } };
        foreach (string option in (string[])["upsert", "arrayFilters", "hint"])
            if (body.TryGetValue(option, out BsonValue given)) operation.Add(option, given);
        DocumentUpdate update = new(operation, context.ScopeOf(request)) { Sort = SortOf(body) };
        UpdateCounts counts = default;
        BsonDocument? before = null;
        BsonDocument? after = null;
        using DocumentIntake intake = new(context.Server.Time);
        if (body.Flag("upsert") || context.Databases.Find(request.Database)?.Catalog.Find(request.Collection) is not null)
        {
            context.Write(request.Database, session =>
            {
                CollectionInfo collection = session.Catalog.Find(request.Collection) ?? session.Create(request.Collection, []);
                CollectionWriter writer = session.Write(request.Database, collection);
                counts = update.Run(session, writer, intake, context.Operation, (old, now) => (before, after) = (old, now));
            });
        }

        BsonDocument status = new()
        {
            { "n", counts.Matched > 0 || !counts.UpsertedId.IsMissing ? 1 : 0 },
            { "updatedExisting", counts.Matched > 0 },
        };
        if (!counts.UpsertedId.IsMissing) status.Add("upserted", counts.UpsertedId);
        BsonDocument? shown = body.Flag("new") ? after : before;
        return new BsonDocument { { "lastErrorObject", status }, { "value", shown ?? BsonValue.Null } };
    }
}
