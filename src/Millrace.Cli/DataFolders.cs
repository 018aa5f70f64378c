namespace Millrace.Cli;

/// <summary>The layout of a data directory: each embedded server has, and locks, a folder of its own.</summary>
internal static class DataFolders
{
    public static string Kafka(string dataDirectory) => Path.Combine(dataDirectory, "kafka");

    public static string Mongo(string dataDirectory) => Path.Combine(dataDirectory, "mongo");
}
