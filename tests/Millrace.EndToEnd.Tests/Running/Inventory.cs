using System.Text.Json;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>What a data directory holds, as kafka-python and pymongo see it through <c>millrace broker</c> and <c>millrace
/// store</c>.</summary>
internal sealed record Inventory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Records in the topic.</summary>
    public required long Records { get; init; }

    /// <summary>Different event ids among them.</summary>
    public required long Distinct { get; init; }

    /// <summary>Documents in users.raw_users.</summary>
    public required long Raw { get; init; }

    /// <summary>Whether users.raw_users holds exactly the topic's event ids.</summary>
    public required bool RawMatchesTopic { get; init; }

    /// <summary>Documents in each flat collection.</summary>
    public required Dictionary<string, long> Flat { get; init; }

    public required long FlatTotal { get; init; }

    /// <summary>Whether the flat collections together hold exactly the events of users.raw_users, each once.</summary>
    public required bool FlatMatchesRaw { get; init; }

    /// <summary>Records and documents that hold a login secret.</summary>
    public required long Secrets { get; init; }

    /// <summary>Every pair of record key and partition that occurs.</summary>
    public required JsonElement[][] PartitionsByKey { get; init; }

    /// <summary>Documents in each collection of the database analytics.</summary>
    public required Dictionary<string, long> Views { get; init; }

    /// <summary>Starts broker and store on the data directory, two processes, and looks inside.</summary>
    public static async Task<Inventory> OfAsync(string folder)
    {
        await using var broker = MillraceProcess.Start(folder, "broker", "--kafka-port", "0");
        await using var store = MillraceProcess.Start(folder, "store", "--mongo-port", "0");
        var kafka = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;
        var mongo = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;
        var inventory = JsonSerializer.Deserialize<Inventory>(await Tool.PythonAsync("Scripts/inventory.py", kafka, mongo), Json)!;
        var listed = await Tool.RunAsync("kcat", "-b", kafka, "-C", "-t", "random_users", "-e", "-q", "-f", "%o\\n");
        Assert.Equal(inventory.Records, listed.Count(character => character == '\n'));
        await broker.InterruptAsync();
        await store.InterruptAsync();
        Assert.Equal((0, 0), (broker.ExitCode, store.ExitCode));
        return inventory;
    }

    /// <summary>Holds what must be true after every run that ended or was repeated: all that is in the topic is stored, once.</summary>
    public void AssertComplete()
    {
        Assert.True(RawMatchesTopic, $"{Records} records ({Distinct} distinct) in the topic, {Raw} raw documents");
        Assert.Equal(Distinct, Raw);
        Assert.True(FlatMatchesRaw, $"{Raw} raw documents, flat: {string.Join(", ", Flat)}");
        Assert.Equal(Raw, FlatTotal);
        Assert.Equal(0, Secrets);
    }
}
