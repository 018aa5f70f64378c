using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>renameCollection: gives a collection another name in the same database. Moving one to another database is refused.</summary>
internal sealed class RenameCollectionCommand() : Command("renameCollection", "to", "dropTarget")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (request.Database != "admin")
            throw new CommandException(ErrorCode.Unauthorized, "renameCollection may only be run against the admin database.");
        (string database, string from) = Split(request.Body.RequiredString("renameCollection"));
        (string targetDatabase, string to) = Split(request.Body.RequiredString("to"));
        bool dropTarget = request.Body.Flag("dropTarget");
        if (database != targetDatabase)
            throw new CommandException(ErrorCode.CommandNotSupported, "the embedded store renames within a database only");
        DatabaseNames.CheckCollection(database, to);
        if (from == to) throw new CommandException(ErrorCode.IllegalOperation, "Can't rename a collection to itself");
        if (context.Databases.Find(database) is null) throw NotFound(from);
        context.Write(database, session =>
        {
            CollectionInfo collection = session.Catalog.Find(from) ?? throw NotFound(from);
            if (session.Catalog.Find(to) is not null && !dropTarget)
                throw new CommandException(ErrorCode.NamespaceExists, "target namespace exists");
            session.Drop(to);
            session.Rename(collection, to);
        });
    }

    private static CommandException NotFound(string collection) =>
        new(ErrorCode.NamespaceNotFound, $"Source collection {collection} does not exist");

    private static (string Database, string Collection) Split(string ns)
    {
        int dot = ns.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0) throw new CommandException(ErrorCode.InvalidNamespace, $"Invalid namespace specified '{ns}'");
        return (ns[..dot], ns[(dot + 1)..]);
    }
}
