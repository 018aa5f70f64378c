using Millrace.Bson;

namespace Millrace.Cli.Doctor;

/// <summary>What the user of a connection may do, as <c>connectionStatus</c> with <c>showPrivileges</c> tells it. Immutable.</summary>
internal sealed class DatabasePrivileges
{
    /// <summary>What a pipeline does in its databases; readWrite grants all of it.</summary>
    private static readonly string[] Needed = ["find", "insert", "update", "remove", "createIndex", "renameCollectionSameDB"];

    private readonly List<BsonDocument>? _privileges;

    private DatabasePrivileges(List<BsonDocument>? privileges) => _privileges = privileges;

    public static DatabasePrivileges Of(BsonDocument connectionStatus)
    {
        var info = connectionStatus["authInfo"].AsDocument;
        return info["authenticatedUsers"].AsArray.Count == 0
            ? new DatabasePrivileges(null)
            : new DatabasePrivileges([.. info["authenticatedUserPrivileges"].AsArray.Select(privilege => privilege.AsDocument)]);
    }

    /// <summary>The actions that are not granted on all collections of a database; null when nobody is signed in.</summary>
    public IReadOnlyList<string>? LackedIn(string database)
    {
        if (_privileges is null)
        {
            return null;
        }

        var granted = _privileges.Where(privilege => Covers(privilege["resource"].AsDocument, database))
            .SelectMany(privilege => privilege["actions"].AsArray.Select(action => action.AsString))
            .ToHashSet(StringComparer.Ordinal);
        return granted.Contains("anyAction") ? [] : [.. Needed.Where(action => !granted.Contains(action))];
    }

    // An empty name stands for every database, or every collection.
    private static bool Covers(BsonDocument resource, string database) =>
        resource.TryGetValue("anyResource", out _)
        || (resource.TryGetValue("db", out var db) && (db.AsString.Length == 0 || db.AsString == database)
            && resource.TryGetValue("collection", out var collection) && collection.AsString.Length == 0);
}
