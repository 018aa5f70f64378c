using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Millrace.Bson;

namespace Millrace.Mongo.Tests;

public sealed class MongoClientTests(MongoServerFixture server) : IClassFixture<MongoServerFixture>
{
    [Fact]
    public async Task Databases_and_collections_are_listed_and_dropped()
    {
        var collection = server.NewCollection();
        await collection.InsertOneAsync(new BsonDocument("_id", 1), default);

        Assert.Contains(collection.Database.Name, await server.Client.ListDatabaseNamesAsync(default));
        Assert.Contains(collection.Name, await collection.Database.ListCollectionNamesAsync(default));
    }

    [Fact]
    public async Task A_refused_command_carries_code_name_and_reply()
    {
        var error = await Assert.ThrowsAsync<MongoServerException>(
            () => server.Client.Database("admin").RunCommandAsync(new BsonDocument("noSuchCommand", 1), default));

        Assert.Equal((59, "CommandNotFound"), (error.Code, error.CodeName));
        Assert.False(error.Reply["ok"].IsMissing);
    }

    [Fact]
    public async Task An_unreachable_server_is_one_sentence_that_names_it()
    {
        await using var client = new MongoClient(
            "mongodb://127.0.0.1:1", new MongoClientOptions { ServerSelectionTimeout = TimeSpan.FromMilliseconds(200) });

        var error = await Assert.ThrowsAsync<MongoConnectionException>(() => client.PingAsync(default));

        Assert.StartsWith("MongoDB at 127.0.0.1:1 cannot be reached: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("127.0.0.1:27017")]
    [InlineData("mongodb://")]
    [InlineData("mongodb://host:notaport")]
    public void A_malformed_connection_string_is_refused(string uri) =>
        Assert.Throws<MongoConfigurationException>(() => new MongoClient(uri));

    [Fact]
    public async Task A_cancelled_caller_returns_while_the_server_says_nothing()
    {
        // Accepts connections and never answers.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        await using var client = new MongoClient(
            $"mongodb://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}/?connectTimeoutMS=4000",
            new MongoClientOptions { ServerSelectionTimeout = TimeSpan.FromSeconds(5) });
        using var cancellation = new CancellationTokenSource();
        var ping = client.PingAsync(cancellation.Token);
        var begun = Stopwatch.GetTimestamp();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ping);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Many_callers_share_a_few_threads()
    {
        var collection = server.NewCollection();
        await using var client = new MongoClient(server.ConnectionString, new MongoClientOptions { WorkerThreads = 2, MaxOpenCursors = 2 });
        var same = client.Database(collection.Database.Name).Collection(collection.Name);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async n =>
        {
            await same.InsertOneAsync(new BsonDocument("_id", n), default);
            Assert.NotNull(await same.FindOneAsync(new BsonDocument("_id", n), default));
        }));

        Assert.Equal(100, await same.CountAsync([], default));
    }

    [Fact]
    public async Task Disposing_twice_is_harmless_and_using_it_afterwards_is_refused()
    {
        var client = new MongoClient(server.ConnectionString);
        await client.PingAsync(default);

        await client.DisposeAsync();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.PingAsync(default));
    }

    [Fact]
    public async Task Repeated_operations_do_not_grow_the_process()
    {
        var collection = server.NewCollection();
        var document = new BsonDocument { { "_id", 1 }, { "text", new string('x', 50_000) } };
        async Task RunAsync(int times)
        {
            for (var round = 0; round < times; round++)
            {
                await collection.ReplaceOneAsync(new BsonDocument("_id", 1), document, upsert: true, default);
                Assert.NotNull(await collection.FindOneAsync([], default));
            }
        }

        await RunAsync(200);
        var before = ResidentBytes();
        await RunAsync(1000);

        // 1,000 rounds move 100 MB through the client; a leak of either copy would show as at least half of that.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 40_000_000);
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
