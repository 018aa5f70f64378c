using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>Heartbeat: keeps a member's session alive and tells it of rebalances.</summary>
internal sealed class HeartbeatHandler(GroupCoordinator groups)
    : TypedApiHandler<HeartbeatRequest>(ApiKey.Heartbeat, new VersionRange(0, 4, 4))
{
    protected override ValueTask<IWireStruct?> HandleAsync(HeartbeatRequest request, RequestContext context)
    {
        var heartbeat = new GroupCommand.Heartbeat(request.MemberId, request.InstanceId, request.GenerationId);
        return Answer(new HeartbeatResponse { Error = groups.Run(request.GroupId, heartbeat) });
    }
}
