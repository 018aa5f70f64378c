using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>LeaveGroup: takes members out of a group at once rather than when their sessions end.</summary>
internal sealed class LeaveGroupHandler(GroupCoordinator groups)
    : TypedApiHandler<LeaveGroupRequest>(ApiKey.LeaveGroup, new VersionRange(0, 5, 4))
{
    private const short FirstBatchedVersion = 3;

    protected override ValueTask<IWireStruct?> HandleAsync(LeaveGroupRequest request, RequestContext context)
    {
        if (context.Version < FirstBatchedVersion)
            return Answer(new LeaveGroupResponse { Error = Leave(request.GroupId, request.MemberId, null) });
        return Answer(new LeaveGroupResponse
        {
            Members = request.Members.ConvertAll(member => new LeaveGroupResponse.Member
            {
                MemberId = member.MemberId,
                InstanceId = member.InstanceId,
                Error = Leave(request.GroupId, member.MemberId, member.InstanceId),
            }),
        });
    }

    private ErrorCode Leave(string groupId, string memberId, string? instanceId) =>
        groups.Run(groupId, new GroupCommand.Leave(memberId, instanceId));
}
