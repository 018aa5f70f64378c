using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>dropIndexes: removes indexes by name, key, list of names, or all with <c>*</c>; never <c>_id_</c>.</summary>
internal sealed class DropIndexesCommand() : Command("dropIndexes", "index")
{
    public override IReadOnlyList<string> Aliases => ["deleteIndexes"];

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        BsonValue target = request.Body["index"];
        if (target.IsMissing) throw CommandFields.Required("dropIndexes.index");
        if (context.Databases.Find(request.Database) is null) throw NotFound(request);
        int before = 0;
        context.Write(request.Database, session =>
        {
            CollectionInfo collection = session.Catalog.Find(request.Collection) ?? throw NotFound(request);
            before = collection.Indexes.Length + 1;
            foreach (IndexInfo index in Find(collection, target)) collection = session.DropIndex(collection, index);
        });
        reply.WriteInt32("nIndexesWas"u8, before);
    }

    private static List<IndexInfo> Find(CollectionInfo collection, BsonValue target)
    {
        if (target.IsString && target.AsString == "*") return [.. collection.Indexes];
        if (target.IsArray) return [.. target.AsArray.Select(name => ByName(collection, name))];
        if (!target.IsDocument) return [ByName(collection, target)];
        if (IndexSpec.SameKey(target.AsDocument, new BsonDocument { { "_id", 1 } })) throw KeepsId();
        return
        [
            collection.Indexes.FirstOrDefault(index => IndexSpec.SameKey(index.KeyPattern, target.AsDocument))
                ?? throw new CommandException(ErrorCode.IndexNotFound, $"can't find index with key: {target.AsDocument.ToString()}"),
        ];
    }

    private static IndexInfo ByName(CollectionInfo collection, BsonValue name)
    {
        if (!name.IsString) throw CommandFields.WrongType("dropIndexes.index", name, "string");
        if (name.AsString == "_id_") throw KeepsId();
        return collection.Indexes.FirstOrDefault(index => index.Name == name.AsString)
            ?? throw new CommandException(ErrorCode.IndexNotFound, $"index not found with name [{name.AsString}]");
    }

    private static CommandException KeepsId() => new(ErrorCode.InvalidOptions, "cannot drop _id index");

    private static CommandException NotFound(CommandRequest request) =>
        new(ErrorCode.NamespaceNotFound, $"ns not found {request.Namespace}");
}
