using System.Net;
using System.Net.Sockets;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Broker;

public sealed class StartupTests
{
    [Fact]
    public async Task A_taken_port_is_one_clear_sentence()
    {
        using var directory = new TemporaryDirectory();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, Port = port };
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(options));
        Assert.Equal(
            $"The Kafka broker cannot listen on 127.0.0.1:{port} because the port is taken; stop what uses it or choose another port.",
            exception.Message);
    }

    [Fact]
    public async Task A_broker_that_could_not_start_leaves_its_directory_unlocked()
    {
        using var directory = new TemporaryDirectory();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, Port = ((IPEndPoint)taken.LocalEndpoint).Port };
        await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(options));
        await using var broker = await TestBroker.StartAsync(directory);
        Assert.NotEqual(0, broker.Port);
    }

    [Fact]
    public async Task A_directory_in_use_is_one_clear_sentence()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(directory));
        Assert.Equal(
            $"The Kafka data directory {directory.Path} is in use by another broker; stop that one or choose another data directory.",
            exception.Message);
    }

    [Fact]
    public async Task A_file_in_place_of_the_directory_is_one_clear_sentence()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("data");
        await File.WriteAllTextAsync(path, "");
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(
            () => TestBroker.StartAsync(new EmbeddedBrokerOptions { DataDirectory = path }));
        Assert.StartsWith($"The Kafka data directory {path} cannot be written", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_metadata_is_one_clear_sentence()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("metadata.json"), "{ half");
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(directory));
        Assert.Contains("is not readable as JSON", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_without_metadata_are_not_taken_for_an_empty_directory()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("t-0"));
        await File.WriteAllTextAsync(directory.File("t-0", "00000000000000000000.log"), "");
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(directory));
        Assert.Contains("has partitions but no metadata.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_is_named()
    {
        var options = new EmbeddedBrokerOptions { DataDirectory = "unused", DefaultPartitions = 0 };
        var exception = await Assert.ThrowsAsync<EmbeddedBrokerException>(() => TestBroker.StartAsync(options));
        Assert.Equal("The embedded Kafka broker's option DefaultPartitions must be 1 to MaxPartitions.", exception.Message);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed()
    {
        using var directory = new TemporaryDirectory();
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path, MaxConnections = 1 };
        await using var broker = await TestBroker.StartAsync(options);
        await using var first = await RawClient.ConnectAsync(broker);
        var request = new Kafka.Protocol.Messages.MetadataRequest();
        await first.AskAsync<Kafka.Protocol.Messages.MetadataResponse>(Kafka.Protocol.ApiKey.Metadata, 1, request);
        await using var second = await RawClient.ConnectAsync(broker);
        Assert.Null(await second.ReceiveAsync());
    }
}
