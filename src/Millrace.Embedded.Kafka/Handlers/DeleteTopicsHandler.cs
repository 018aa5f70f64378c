using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DeleteTopics: by name or by id. The files are gone when the answer comes, and so are offsets committed for the topic.</summary>
internal sealed class DeleteTopicsHandler(TopicCatalog topics, GroupCoordinator groups)
    : TypedApiHandler<DeleteTopicsRequest>(ApiKey.DeleteTopics, new VersionRange(0, 6, 4))
{
    private const short FirstVersionWithIds = 6;

    protected override ValueTask<IWireStruct?> HandleAsync(DeleteTopicsRequest request, RequestContext context)
    {
        var wanted = context.Version >= FirstVersionWithIds
            ? request.Topics
            : request.TopicNames.ConvertAll(name => new DeleteTopicsRequest.Topic { Name = name });
        return Answer(new DeleteTopicsResponse { Topics = wanted.ConvertAll(Delete) });
    }

    private DeleteTopicsResponse.Topic Delete(DeleteTopicsRequest.Topic wanted)
    {
        var topic = wanted.Name is { } name ? topics.Find(name) : topics.Find(wanted.TopicId);
        if (topic is null)
        {
            var error = wanted.Name is null ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
            return new() { Name = wanted.Name, TopicId = wanted.TopicId, Error = error };
        }

        var outcome = topics.Delete(topic);
        if (outcome.Error == ErrorCode.NONE)
            groups.ForgetTopic(topic.Name);
        return new() { Name = topic.Name, TopicId = topic.Id, Error = outcome.Error, ErrorMessage = outcome.Message };
    }
}
