using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>IncrementalAlterConfigs: sets, deletes, or changes as lists, single settings of topics.</summary>
internal sealed class IncrementalAlterConfigsHandler(TopicCatalog topics)
    : TypedApiHandler<IncrementalAlterConfigsRequest>(ApiKey.IncrementalAlterConfigs, new VersionRange(0, 1, 1))
{
    private const sbyte Set = 0;
    private const sbyte Delete = 1;
    private const sbyte Append = 2;
    private const sbyte Subtract = 3;

    protected override ValueTask<IWireStruct?> HandleAsync(IncrementalAlterConfigsRequest request, RequestContext context) =>
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

    private TopicOutcome Alter(IncrementalAlterConfigsRequest.Resource resource, bool validateOnly)
    {
        if ((ResourceType)resource.Type != ResourceType.Topic)
            return TopicOutcome.Refused(ErrorCode.INVALID_REQUEST, "Only settings of topics can be altered.");
        if (topics.Find(resource.Name) is not { } topic)
            return TopicOutcome.Refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, $"There is no topic '{resource.Name}'.");
        var configs = topic.Config.Overrides.ToDictionary();
        foreach (var config in resource.Configs)
        {
            if (Apply(configs, topic.Config, config) is { } problem)
                return TopicOutcome.Refused(ErrorCode.INVALID_CONFIG, problem);
        }

        return validateOnly ? topics.CheckConfigure(topic, configs) : topics.Configure(topic, configs);
    }

    private static string? Apply(
        Dictionary<string, string> configs, TopicConfig current, IncrementalAlterConfigsRequest.Resource.Config change)
    {
        switch (change.Operation)
        {
            case Delete:
                configs.Remove(change.Name);
                return null;
            case Set when change.Value is not null:
                configs[change.Name] = change.Value;
                return null;
            case Append or Subtract when change.Value is not null && TopicConfig.IsList(change.Name):
                var listed = current.Value(change.Name).Split(',', StringSplitOptions.RemoveEmptyEntries);
                var changed = change.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
                configs[change.Name] = string.Join(',', change.Operation == Append ? listed.Union(changed) : listed.Except(changed));
                return null;
            default:
                return $"Operation {change.Operation} is not possible on configuration {change.Name} with that value.";
        }
    }
}
