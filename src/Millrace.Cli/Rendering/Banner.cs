using Millrace.Cli.Hosting;

namespace Millrace.Cli.Rendering;

/// <summary>What a run says of itself at its beginning and end.</summary>
internal static class Banner
{
    /// <summary>Where the data comes from and where it goes.</summary>
    /// <param name="servers">The servers of the run.</param>
    /// <param name="source">The source; null when the command extracts nothing.</param>
    /// <param name="dataDirectory">The folder of the embedded servers.</param>
    public static void Write(LocalServers servers, OpenSource? source, string dataDirectory)
    {
        if (source is not null)
        {
            var hint = source.IsBuiltIn ? " (built in; the live API is used when it answers, or with --source live)" : "";
            Console.Out.WriteLine($"source   {source.Definition.BaseAddress.OriginalString}{hint}");
        }

        if (servers.BootstrapServers.Length > 0)
        {
            var place = servers.HasBroker ? $" (embedded, in {DataFolders.Kafka(dataDirectory)})" : "";
            Console.Out.WriteLine($"kafka    {servers.BootstrapServers}{place}");
        }

        if (servers.MongoUri.Length > 0)
        {
            var place = servers.HasStore ? $" (embedded, in {DataFolders.Mongo(dataDirectory)})" : "";
            Console.Out.WriteLine($"mongodb  {WithoutPassword(servers.MongoUri)}{place}");
        }
    }

    /// <summary>How to look at what a demo left.</summary>
    public static void WriteNextSteps(LocalServers servers)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine("Next:");
        if (servers.HasBroker)
        {
            Console.Out.WriteLine("  millrace topics tail --last 1    the records as they are in Kafka");
        }

        if (servers.HasStore)
        {
            Console.Out.WriteLine("  millrace store                   serve the collections to mongosh, Compass or any driver");
        }

        Console.Out.WriteLine("  millrace up                      the same every 10 minutes, until Ctrl-C");
    }

    /// <summary>The URI without the user and password that may stand before the host.</summary>
    private static string WithoutPassword(string uri)
    {
        var start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var at = uri.IndexOf('@', start);
        return at < 0 ? uri : $"{uri[..start]}…@{uri[(at + 1)..]}";
    }
}
