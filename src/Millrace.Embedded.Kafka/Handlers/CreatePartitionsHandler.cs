using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>CreatePartitions: lets topics grow to a number of partitions.</summary>
internal sealed class CreatePartitionsHandler(TopicCatalog topics)
    : TypedApiHandler<CreatePartitionsRequest>(ApiKey.CreatePartitions, new VersionRange(0, 3, 2))
{
    protected override ValueTask<IWireStruct?> HandleAsync(CreatePartitionsRequest request, RequestContext context) =>
        Answer(new CreatePartitionsResponse
        {
            Results = request.Topics.ConvertAll(topic =>
            {
                var outcome = Grow(topic, request.ValidateOnly);
                return new CreatePartitionsResponse.Result { Name = topic.Name, Error = outcome.Error, ErrorMessage = outcome.Message };
            }),
        });

    private TopicOutcome Grow(CreatePartitionsRequest.Topic wanted, bool validateOnly)
    {
        if (topics.Find(wanted.Name) is not { } topic)
            return TopicOutcome.Refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, $"There is no topic '{wanted.Name}'.");
        if (wanted.Assignments is { } assignments
            && (assignments.Count != wanted.Count - topic.Partitions.Count
                || !assignments.TrueForAll(assignment => assignment.BrokerIds is [BrokerIdentity.NodeId])))
        {
            return TopicOutcome.Refused(
                ErrorCode.INVALID_REPLICA_ASSIGNMENT, $"Each new partition is to be on broker {BrokerIdentity.NodeId}, the only one.");
        }

        return validateOnly ? topics.CheckGrow(topic, wanted.Count) : topics.Grow(topic, wanted.Count);
    }
}
