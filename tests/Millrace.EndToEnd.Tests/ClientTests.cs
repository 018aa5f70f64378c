using System.Runtime.CompilerServices;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>
/// Clients that Millrace did not write, against the embedded servers. Each script takes the server's address, checks what the client
/// gets, and ends with 0 only when all is as the client expects it.
/// </summary>
[Trait("suite", "clients")]
public sealed class ClientTests
{
    [Theory]
    [InlineData("/usr/bin/python3", "kafka/kafka_python_suite.py")]
    [InlineData("node", "kafka/kafkajs_suite.mjs")]
    [InlineData("node", "kafka/platformatic_suite.mjs")]
    public async Task A_Kafka_client_agrees_with_the_embedded_broker(string program, string script)
    {
        using var folder = new TemporaryFolder();
        await using var broker = MillraceProcess.Start(folder.Path, "broker", "--kafka-port", "0");
        var address = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;

        await Tool.RunAsync(program, ScriptPath(script), address);

        await broker.InterruptAsync();
        Assert.True(broker.ExitCode == 0, broker.Errors);
    }

    [Fact]
    public async Task Kcat_produces_lists_and_consumes()
    {
        using var folder = new TemporaryFolder();
        await using var broker = MillraceProcess.Start(folder.Path, "broker", "--kafka-port", "0");
        var address = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;
        var lines = Path.Combine(folder.Path, "lines");
        await File.WriteAllLinesAsync(lines, ["a:1", "b:2", "c:Ünï"]);

        await Tool.RunAsync("kcat", "-b", address, "-P", "-t", "letters", "-K", ":", "-z", "lz4", "-H", "origin=test", "-l", lines);

        Assert.Contains("topic \"letters\" with 1 partitions", await Tool.RunAsync("kcat", "-b", address, "-L"), StringComparison.Ordinal);
        var read = await Tool.RunAsync("kcat", "-b", address, "-C", "-t", "letters", "-e", "-q", "-f", "%o %k=%s %h\\n");
        Assert.Equal("0 a=1 origin=test\n1 b=2 origin=test\n2 c=Ünï origin=test\n", read);
    }

    [Theory]
    [InlineData("/usr/bin/python3", "mongo/crud.py")]
    [InlineData("node", "mongo/node_driver.mjs")]
    public async Task A_MongoDB_client_agrees_with_the_embedded_store(string program, string script)
    {
        using var folder = new TemporaryFolder();
        await using var store = MillraceProcess.Start(folder.Path, "store", "--mongo-port", "0");
        var address = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;

        await Tool.RunAsync(program, ScriptPath(script), address);

        await store.InterruptAsync();
        Assert.True(store.ExitCode == 0, store.Errors);
    }

    [Fact]
    public async Task Mongosh_connects_writes_and_aggregates()
    {
        using var folder = new TemporaryFolder();
        await using var store = MillraceProcess.Start(folder.Path, "store", "--mongo-port", "0");
        var address = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;
        const string Script = """
            db.people.insertMany([{ _id: 1, city: 'Bern', age: 40 }, { _id: 2, city: 'Bern', age: 20 }, { _id: 3, city: 'Kyiv', age: 31 }]);
            db.people.createIndex({ city: 1 });
            db.people.updateOne({ _id: 3 }, { $inc: { age: 1 } });
            print(JSON.stringify({
              cities: db.people.aggregate([{ $group: { _id: '$city', age: { $avg: '$age' } } }, { $sort: { _id: 1 } }]).toArray(),
              indexes: db.people.getIndexes().map(index => index.name),
              collections: db.getCollectionNames(),
              count: db.people.countDocuments({ age: { $gt: 30 } }),
            }));
            """;

        var shell = ScriptPath("node_modules/.bin/mongosh");
        var printed = await Tool.RunAsync(shell, $"{address}/shell", "--quiet", "--norc", "--eval", Script);

        Assert.Contains(
            """{"cities":[{"_id":"Bern","age":30},{"_id":"Kyiv","age":32}]"""
                + ""","indexes":["_id_","city_1"],"collections":["people"],"count":2}""",
            printed,
            StringComparison.Ordinal);
    }

    private static string ScriptPath(string script, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "clients", script);
}
