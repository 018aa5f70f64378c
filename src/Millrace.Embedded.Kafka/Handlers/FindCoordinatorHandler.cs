using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>FindCoordinator: this broker coordinates every group. Transactions are not offered.</summary>
internal sealed class FindCoordinatorHandler(BrokerIdentity identity)
    : TypedApiHandler<FindCoordinatorRequest>(ApiKey.FindCoordinator, new VersionRange(0, 4, 3))
{
    private const sbyte GroupKey = 0;
    private const short FirstBatchedVersion = 4;

    protected override ValueTask<IWireStruct?> HandleAsync(FindCoordinatorRequest request, RequestContext context)
    {
        if (context.Version >= FirstBatchedVersion)
            return Answer(new FindCoordinatorResponse { Coordinators = request.Keys.ConvertAll(key => Find(key, request.KeyType)) });
        var found = Find(request.Key, request.KeyType);
        return Answer(new FindCoordinatorResponse
        {
            Error = found.Error,
            ErrorMessage = found.ErrorMessage,
            NodeId = found.NodeId,
            Host = found.Host,
            Port = found.Port,
        });
    }

    private FindCoordinatorResponse.Coordinator Find(string key, sbyte keyType) => keyType == GroupKey
        ? new() { Key = key, NodeId = BrokerIdentity.NodeId, Host = identity.Host, Port = identity.Port }
        : new() { Key = key, NodeId = -1, Port = -1, Error = ErrorCode.INVALID_REQUEST, ErrorMessage = "This broker has no transactions." };
}
