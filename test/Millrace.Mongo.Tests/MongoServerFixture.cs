namespace Millrace.Mongo.Tests;

/// <summary>
/// The server that the tests of a class run against: the one that MILLRACE_TEST_MONGO names, else an embedded store of their own.
/// Each class works in a database of its own, which is dropped at the end.
/// </summary>
public sealed class MongoServerFixture : IAsyncLifetime
{
    private readonly string _database = $"millrace_test_{Guid.NewGuid():N}";
    private int _collections;

    public string ConnectionString { get; private set; } = "";

    public MongoClient Client { get; private set; } = null!;

    public MongoCollection NewCollection() => Client.Database(_database).Collection($"c{Interlocked.Increment(ref _collections)}");

    public Task InitializeAsync()
    {
        ConnectionString = Environment.GetEnvironmentVariable("MILLRACE_TEST_MONGO") ?? throw new InvalidOperationException("no server");
        Client = new MongoClient(ConnectionString);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Client.Database(_database).DropAsync(default);
        await Client.DisposeAsync();
    }
}
