using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Protocol;

public sealed class ApiVersionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task ApiVersions_lists_the_table_and_keeps_Metadata_and_Fetch_below_topic_ids(short version)
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var response = await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, version, new ApiVersionsRequest());
        var ranges = response.ApiKeys.ToDictionary(api => (ApiKey)api.Key, api => (api.MinVersion, api.MaxVersion));
        Assert.Equal(WireSchemas.All.Count, ranges.Count);
        Assert.Equal((0, 11), ranges[ApiKey.Produce]);
        Assert.Equal((4, 12), ranges[ApiKey.Fetch]);
        Assert.Equal((0, 9), ranges[ApiKey.Metadata]);
    }

    [Fact]
    public async Task An_unknown_ApiVersions_version_is_answered_in_version_0_with_UNSUPPORTED_VERSION()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync(RawClient.Frame(ApiKey.ApiVersions, 9, new ApiVersionsRequest()));
        var response = RawClient.Parse<ApiVersionsResponse>((await client.ReceiveAsync())!, ApiKey.ApiVersions, 0);
        Assert.Equal(ErrorCode.UNSUPPORTED_VERSION, response.Error);
        var own = Assert.Single(response.ApiKeys);
        Assert.Equal(((short)ApiKey.ApiVersions, 0, 3), (own.Key, own.MinVersion, own.MaxVersion));
    }

    [Theory]
    [InlineData((short)ApiKey.Produce, 2)]
    [InlineData((short)ApiKey.Metadata, 10)]
    [InlineData(99, 0)]
    public async Task An_unsupported_api_or_version_closes_the_connection(short key, short version)
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await TestBroker.StartAsync(directory);
        await using var client = await RawClient.ConnectAsync(broker);
        var frame = RawClient.Frame(ApiKey.Metadata, 0, new MetadataRequest());
        frame[5] = (byte)key;
        frame[7] = (byte)version;
        await client.SendAsync(frame);
        Assert.Null(await client.ReceiveAsync());
    }
}
