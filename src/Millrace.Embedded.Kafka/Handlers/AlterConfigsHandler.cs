using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>AlterConfigs: replaces all settings of topics. The broker's own settings come from its options and cannot be altered.</summary>
internal sealed class AlterConfigsHandler(TopicCatalog topics)
    : TypedApiHandler<AlterConfigsRequest>(ApiKey.AlterConfigs, new VersionRange(0, 2, 2))
{
    protected override ValueTask<IWireStruct?> HandleAsync(AlterConfigsRequest request, RequestContext context) =>
        Answer(new AlterConfigsResponse
        {
            Responses = request.Resources.ConvertAll(resource =>
            {
                var outcome = Alter(resource, request.ValidateOnly);
                return new AlterConfigsResponse.Resource
                {
                    Type = resource.Type,
                    Name = resource.Name,
                    Error = outcome.Error,
                    ErrorMessage = outcome.Message,
                };
            }),
        });

    private TopicOutcome Alter(AlterConfigsRequest.Resource resource, bool validateOnly)
    {
        if ((ResourceType)resource.Type != ResourceType.Topic)
            return TopicOutcome.Refused(ErrorCode.INVALID_REQUEST, "Only settings of topics can be altered.");
        if (topics.Find(resource.Name) is not { } topic)
            return TopicOutcome.Refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, $"There is no topic '{resource.Name}'.");
        var configs = new Dictionary<string, string>();
        foreach (var config in resource.Configs)
        {
            if (config.Value is not null)
                configs[config.Name] = config.Value;
        }

        return validateOnly ? topics.CheckConfigure(topic, configs) : topics.Configure(topic, configs);
    }
}
