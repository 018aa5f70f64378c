using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DescribeConfigs: the settings of topics, and those of the broker that clients look at.</summary>
internal sealed class DescribeConfigsHandler(TopicCatalog topics, EmbeddedBrokerOptions options)
    : TypedApiHandler<DescribeConfigsRequest>(ApiKey.DescribeConfigs, new VersionRange(0, 4, 4))
{
    protected override ValueTask<IWireStruct?> HandleAsync(DescribeConfigsRequest request, RequestContext context) =>
        Answer(new DescribeConfigsResponse
        {
            Results = request.Resources.ConvertAll(resource => Describe(resource, request.IncludeSynonyms)),
        });

    private DescribeConfigsResponse.Result Describe(DescribeConfigsRequest.Resource resource, bool includeSynonyms)
    {
        var result = new DescribeConfigsResponse.Result { Type = resource.Type, Name = resource.Name };
        switch ((ResourceType)resource.Type)
        {
            case ResourceType.Topic when topics.Find(resource.Name) is { } topic:
                result.Configs = [.. ConfigSource.Describe(topic.Config).Select(config => Config(config, includeSynonyms))];
                break;
            case ResourceType.Topic:
                result.Error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
                break;
            case ResourceType.Broker when resource.Name.Length == 0 || resource.Name == BrokerIdentity.NodeId.ToString():
                result.Configs = [.. BrokerConfigs().Select(config => Config(config, includeSynonyms, isReadOnly: true))];
                break;
            default:
                result.Error = ErrorCode.INVALID_REQUEST;
                result.ErrorMessage = $"There is no resource '{resource.Name}' of type {resource.Type} with settings.";
                break;
        }

        if (resource.Keys is { } keys)
            result.Configs.RemoveAll(config => !keys.Contains(config.Name));
        return result;
    }

    private static DescribeConfigsResponse.Result.Config Config(
        (string Name, string Value, sbyte Source, SettingKind Kind) config, bool includeSynonyms, bool isReadOnly = false) => new()
    {
        Name = config.Name,
        Value = config.Value,
        ReadOnly = isReadOnly,
        IsDefault = config.Source == ConfigSource.Default,
        Source = config.Source,
        Synonyms = includeSynonyms ? [new() { Name = config.Name, Value = config.Value, Source = config.Source }] : [],
        Type = (sbyte)config.Kind,
    };

    private IEnumerable<(string Name, string Value, sbyte Source, SettingKind Kind)> BrokerConfigs()
    {
        const sbyte source = ConfigSource.StaticBroker;
        yield return ("auto.create.topics.enable", options.AutoCreateTopics ? "true" : "false", source, SettingKind.Boolean);
        yield return ("broker.id", BrokerIdentity.NodeId.ToString(), source, SettingKind.Int);
        yield return ("connections.max.idle.ms", Milliseconds(options.IdleTimeout), source, SettingKind.Long);
        yield return ("default.replication.factor", "1", source, SettingKind.Int);
        yield return ("fetch.max.bytes", options.MaxFetchBytes.ToString(), source, SettingKind.Int);
        yield return ("group.initial.rebalance.delay.ms", Milliseconds(options.InitialRebalanceDelay), source, SettingKind.Int);
        yield return ("group.max.session.timeout.ms", Milliseconds(options.MaxSessionTimeout), source, SettingKind.Int);
        yield return ("group.max.size", options.MaxGroupSize.ToString(), source, SettingKind.Int);
        yield return ("group.min.session.timeout.ms", Milliseconds(options.MinSessionTimeout), source, SettingKind.Int);
        yield return ("log.cleanup.policy", "delete", source, SettingKind.List);
        yield return ("log.retention.bytes", (options.RetentionBytes ?? -1).ToString(), source, SettingKind.Long);
        yield return ("log.retention.ms", options.Retention is { } kept ? Milliseconds(kept) : "-1", source, SettingKind.Long);
        yield return ("log.segment.bytes", options.SegmentBytes.ToString(), source, SettingKind.Int);
        yield return ("max.connections", options.MaxConnections.ToString(), source, SettingKind.Int);
        yield return ("message.max.bytes", options.MaxMessageBytes.ToString(), source, SettingKind.Int);
        yield return ("num.partitions", options.DefaultPartitions.ToString(), source, SettingKind.Int);
        yield return ("offset.metadata.max.bytes", options.MaxOffsetMetadataBytes.ToString(), source, SettingKind.Int);
        yield return ("socket.request.max.bytes", options.MaxRequestBytes.ToString(), source, SettingKind.Int);
    }

    private static string Milliseconds(TimeSpan span) => ((long)span.TotalMilliseconds).ToString();
}
