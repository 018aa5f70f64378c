using System.Buffers;
using System.Text;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>MongoDB's rules for the names of databases and collections.</summary>
internal static class DatabaseNames
{
    private const int MaxDatabaseBytes = 63;
    private const int MaxNamespaceBytes = 255;

    private static readonly SearchValues<char> ForbiddenInDatabases = SearchValues.Create("/\\. \"$\0");

    public static void Check(string database)
    {
        bool fits = database.Length > 0 && Encoding.UTF8.GetByteCount(database) <= MaxDatabaseBytes;
        if (!fits || database.AsSpan().ContainsAny(ForbiddenInDatabases))
            throw new CommandException(ErrorCode.InvalidNamespace, $"Invalid database name: '{database}'");
    }

    public static void CheckCollection(string database, string collection)
    {
        Check(database);
        string problem = collection switch
        {
            "" => "an empty collection name",
            _ when collection.StartsWith('.') || collection.EndsWith('.') => "a name that starts or ends with '.'",
            _ when collection.Contains('$') => "a name with '$'",
            _ when collection.Contains('\0') => "a name with a null character",
            _ when Encoding.UTF8.GetByteCount(database + "." + collection) > MaxNamespaceBytes => "a name that is too long",
            _ => "",
        };
        if (problem.Length > 0)
            throw new CommandException(ErrorCode.InvalidNamespace, $"Invalid namespace specified '{database}.{collection}': {problem}");
    }
}
