using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Storage;

public sealed class DurabilityTests : IDisposable
{
    private const int BatchSize = 50;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("millrace-store-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_and_what_was_not_is_there_whole_or_not_at_all()
    {
        ConcurrentBag<int> acknowledged = [];
        using (StoreProcess process = await StoreProcess.StartAsync(_directory.FullName))
        {
            await using (WireClient client = await WireClient.ConnectAsync(process.Port))
            {
                await client.OkAsync("test", BsonDocument.FromJson(
                    """
                    {"createIndexes": "c", "indexes": [
                      {"key": {"batch": 1}, "name": "batch"}, {"key": {"n": 1}, "name": "n", "unique": true}]}
                    """));
            }

            TaskCompletionSource enough = new();
            Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => WriteAsync(process.Port, writer, acknowledged, enough))];
            await enough.Task;
            process.Kill();
            await Task.WhenAll(writers);
        }

        await using EmbeddedStore store = await StartAsync();
        await using WireClient reader = await WireClient.ConnectAsync(store.Port);
        foreach (int batch in acknowledged)
            Assert.Equal(BatchSize, await CountAsync(reader, batch));
        Assert.True((await reader.OkAsync("test", BsonDocument.FromJson("""{"validate": "c"}""")))["valid"].AsBoolean);
        BsonDocument partial = await reader.OkAsync("test", BsonDocument.FromJson(
            """
            {"aggregate": "c", "cursor": {}, "pipeline": [
              {"$group": {"_id": "$batch", "n": {"$sum": 1}}}, {"$match": {"n": {"$ne": 50}}}]}
            """));
        Assert.Empty(partial["cursor"].AsDocument["firstBatch"].AsArray);
    }

    [Fact]
    public async Task Documents_indexes_and_counts_are_there_after_a_restart()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", """[{"_id": 1, "a": [1, 2]}, {"_id": 2, "a": 3}]""");
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a_1"}]}""");
        await test.RestartAsync();
        Assert.Equal("""[{"_id":1,"a":[1,2]}]""", await test.ResultAsync("""{"find": "c", "filter": {"a": 2}, "hint": "a_1"}"""));
        Assert.Equal(2, (await test.OkAsync("""{"count": "c"}"""))["n"].AsInt32);
        await test.InsertAsync("c", """[{"_id": 3}]""");
        Assert.Equal(3, (await test.OkAsync("""{"count": "c"}"""))["n"].AsInt32);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_harms_nothing()
    {
        await using TestStore test = await TestStore.StartAsync(directory =>
            new EmbeddedStoreOptions { DataDirectory = directory, MaxDatabaseBytes = 1024 * 1024 });
        await test.InsertAsync("c", """[{"_id": "before"}]""");
        BsonArray large = [new BsonDocument { { "p", new string('x', 2_000_000) } }];
        BsonDocument refused = await test.Client.RunAsync("test", new BsonDocument { { "insert", "c" }, { "documents", large } });
        Assert.Equal(14031, refused["code"].AsInt32);
        Assert.Equal("OutOfDiskSpace", refused["codeName"].AsString);
        await test.InsertAsync("c", """[{"_id": "after"}]""");
        Assert.Equal("""[{"_id":"before"},{"_id":"after"}]""", await test.ResultAsync("""{"find": "c"}"""));
        Assert.True((await test.OkAsync("""{"validate": "c"}"""))["valid"].AsBoolean);
    }

    [Fact]
    public async Task A_directory_in_use_is_refused_in_one_sentence()
    {
        await using EmbeddedStore store = await StartAsync();
        EmbeddedStoreException refused = await Assert.ThrowsAsync<EmbeddedStoreException>(StartAsync);
        Assert.StartsWith($"The data directory {_directory.FullName} is in use by another process; stop", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_taken_port_is_refused_in_one_sentence_and_the_directory_is_free_again()
    {
        int port;
        await using (TestStore other = await TestStore.StartAsync())
        {
            port = other.Store.Port;
            EmbeddedStoreException refused = await Assert.ThrowsAsync<EmbeddedStoreException>(() => StartAsync(port));
            Assert.Equal($"Port {port} on 127.0.0.1 cannot be used for the embedded store (it is taken); choose another.", refused.Message);
        }

        await using EmbeddedStore store = await StartAsync();
        Assert.NotEqual(0, store.Port);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_refused_in_one_sentence()
    {
        string file = Path.Combine(_directory.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        EmbeddedStoreOptions options = new() { DataDirectory = Path.Combine(file, "inside") };
        EmbeddedStoreException refused = await Assert.ThrowsAsync<EmbeddedStoreException>(
            () => EmbeddedStore.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None));
        Assert.StartsWith($"The data directory {options.DataDirectory} cannot be created", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_when_it_is_used_and_not_touched()
    {
        string path = Path.Combine(_directory.FullName, "test.sqlite");
        byte[] content = "This is not a database, but somebody's notes, long enough to be taken for a header of one."u8.ToArray();
        await File.WriteAllBytesAsync(path, content);
        await using EmbeddedStore store = await StartAsync();
        await using WireClient client = await WireClient.ConnectAsync(store.Port);
        BsonDocument reply = await client.RunAsync("test", BsonDocument.FromJson("""{"find": "c"}"""));
        Assert.Equal(96, reply["code"].AsInt32);
        Assert.StartsWith($"{path} is damaged or no database at all", reply["errmsg"].AsString);
        Assert.Equal(content, await File.ReadAllBytesAsync(path));
        await client.OkAsync("other", BsonDocument.FromJson("""{"insert": "c", "documents": [{}]}"""));
    }

    [Fact]
    public async Task A_database_whose_creation_was_cut_short_is_created_anew()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory.FullName, "test.sqlite"), []);
        await using EmbeddedStore store = await StartAsync();
        await using WireClient client = await WireClient.ConnectAsync(store.Port);
        await client.OkAsync("test", BsonDocument.FromJson("""{"insert": "c", "documents": [{}]}"""));
    }

    [Fact]
    public async Task What_a_drop_cut_short_left_behind_is_swept_at_the_start()
    {
        foreach (string name in (string[])["test.sqlite.dropped", "test.sqlite-wal", "test.sqlite-shm"])
            await File.WriteAllTextAsync(Path.Combine(_directory.FullName, name), "left over");
        await using EmbeddedStore store = await StartAsync();
        Assert.Equal(["store.lock"], _directory.GetFiles().Select(static file => file.Name));
    }

    private Task<EmbeddedStore> StartAsync() => StartAsync(port: 0);

    private Task<EmbeddedStore> StartAsync(int port) => EmbeddedStore.StartAsync(
        new EmbeddedStoreOptions { DataDirectory = _directory.FullName, Port = port }, NullLoggerFactory.Instance, CancellationToken.None);

    private static async Task WriteAsync(int port, int writer, ConcurrentBag<int> acknowledged, TaskCompletionSource enough)
    {
        await using WireClient client = await WireClient.ConnectAsync(port);
        for (int batch = writer; ; batch += 4)
        {
            BsonArray documents = [];
            for (int i = 0; i < BatchSize; i++)
                documents.Add(new BsonDocument { { "_id", $"{batch}/{i}" }, { "batch", batch }, { "n", (batch * BatchSize) + i } });
            try
            {
                await client.OkAsync("test", new BsonDocument { { "insert", "c" }, { "documents", documents } });
            }
            catch (IOException)
            {
                return; // killed
            }

            acknowledged.Add(batch);
            if (acknowledged.Count >= 100) enough.TrySetResult();
        }
    }

    private static async Task<int> CountAsync(WireClient client, int batch)
    {
        BsonDocument count = new() { { "count", "c" }, { "query", new BsonDocument { { "batch", batch } } } };
        return (await client.OkAsync("test", count))["n"].AsInt32;
    }
}
