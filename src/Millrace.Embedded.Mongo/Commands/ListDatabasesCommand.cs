using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>listDatabases: the databases that hold a collection, with the size of their files.</summary>
internal sealed class ListDatabasesCommand() : Command("listDatabases", "filter", "nameOnly", "authorizedDatabases")
{
    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        if (request.Database != "admin")
            throw new CommandException(ErrorCode.Unauthorized, "listDatabases may only be run against the admin database.");
        Matcher matcher = Matcher.Compile(request.Body.DocumentOf("filter"));
        bool nameOnly = request.Body.Flag("nameOnly");
        long total = 0;
        BsonArray databases = [];
        foreach (string name in context.Databases.Names())
        {
            long size = context.Databases.Find(name)?.FileBytes ?? 0;
            BsonDocument entry = new() { { "name", name }, { "sizeOnDisk", size }, { "empty", false } };
            if (!matcher.Matches(entry)) continue;
            total += size;
            databases.Add(nameOnly ? new BsonDocument { { "name", name } } : entry);
        }

        reply.WriteValue("databases", databases);
        if (nameOnly) return;
        reply.WriteInt64("totalSize"u8, total);
        reply.WriteInt64("totalSizeMb"u8, total / (1024 * 1024));
    }
}
