using Millrace.Bson;
using Millrace.Orchestration.State;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Data;

/// <summary>
/// What may be shown of which collection. The server's own databases are not shown; of the state database, users and sessions to admins
/// only and without hashes, ids and tokens, and the values of secret variables to admins only. Secrets are taken out before a filter sees
/// the documents, so no filter can guess them. Thread-safe.
/// </summary>
internal sealed class CollectionGuard(WebServerServices services)
{
    private const int MostNameLength = 255;

    private static readonly string[] ServersOwn = ["admin", "config", "local"];

    private static readonly BsonDocument MaskVariables = new("$set", new BsonDocument("value", new BsonDocument("$cond", new BsonArray
    {
        new BsonDocument("$regexMatch", new BsonDocument
        {
            { "input", "$_id" }, { "regex", string.Join('|', SecretNames.Words) }, { "options", "i" },
        }),
        "***",
        "$value",
    })));

    private string StateDatabase => services.StateDatabase.Name;

    /// <summary>Whether a database is one of the server's own.</summary>
    public static bool IsHidden(string database) => ServersOwn.Contains(database, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a collection is one of the server's own.</summary>
    public static bool IsHiddenCollection(string collection) => collection.StartsWith("system.", StringComparison.Ordinal);

    /// <summary>Whether only admins may look into a collection.</summary>
    public bool NeedsAdmin(string database, string collection) => IsState(database) && collection is "users" or SessionStore.Collection;

    /// <summary>Checks a database's name.</summary>
    /// <exception cref="ApiException">404: it is no name, or one of the server's own.</exception>
    public static void CheckDatabase(string database)
    {
        if (database.Length > MostNameLength || database.Contains('\0') || IsHidden(database))
        {
            throw ApiException.NotFound($"There is no database '{database}' to look into.");
        }
    }

    /// <summary>Lets a caller into a collection.</summary>
    /// <exception cref="ApiException">404: it is no name, or the server's own; 403: it is for admins.</exception>
    public GuardedCollection Open(string database, string collection, Caller caller)
    {
        CheckDatabase(database);
        if (collection.Length is 0 or > MostNameLength || collection.Contains('\0') || IsHiddenCollection(collection))
        {
            throw ApiException.NotFound($"There is no collection '{collection}' to look into.");
        }

        if (NeedsAdmin(database, collection) && caller.Role < Role.Admin)
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                $"The collection '{collection}' of '{database}' is for the role admin; you are {UserStore.NameOf(caller.Role)}.");
        }

        return new GuardedCollection(services.Mongo.Database(database).Collection(collection), FirstStages(database, collection, caller));
    }

    private bool IsState(string database) => string.Equals(database, StateDatabase, StringComparison.OrdinalIgnoreCase);

    private BsonDocument[] FirstStages(string database, string collection, Caller caller) =>
        !IsState(database) ? []
        : collection == "users" ? [new BsonDocument("$project", new BsonDocument("password", 0))]
        : collection == SessionStore.Collection ? [new BsonDocument("$project", new BsonDocument { { "_id", 0 }, { "csrf", 0 } })]
        : collection == StateTable.Variables.Name && caller.Role < Role.Admin ? [MaskVariables]
        : [];
}
