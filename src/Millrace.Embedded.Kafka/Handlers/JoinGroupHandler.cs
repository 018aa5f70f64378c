using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>JoinGroup: enters a group and waits until its next generation begins.</summary>
internal sealed class JoinGroupHandler(GroupCoordinator groups)
    : TypedApiHandler<JoinGroupRequest>(ApiKey.JoinGroup, new VersionRange(0, 9, 6))
{
    private const short FirstVersionWithKnownMemberId = 4;
    private const short FirstVersionWithNullableProtocol = 7;
    private const short FirstVersionWithSkippedAssignment = 9;

    protected override async ValueTask<IWireStruct?> HandleAsync(JoinGroupRequest request, RequestContext context)
    {
        var result = request.GroupId.Length == 0
            ? new JoinResult(ErrorCode.INVALID_GROUP_ID) { MemberId = request.MemberId }
            : await groups.JoinAsync(request.GroupId, Command(request, context), context.Aborted);
        return new JoinGroupResponse
        {
            Error = result.Error,
            GenerationId = result.Generation,
            ProtocolType = result.ProtocolType,
            ProtocolName = result.Protocol ?? (context.Version < FirstVersionWithNullableProtocol ? "" : null),
            Leader = result.LeaderId,
            SkipAssignment = result.SkipAssignment,
            MemberId = result.MemberId,
            Members = [.. result.Members.Select(member => new JoinGroupResponse.Member
            {
                MemberId = member.MemberId,
                InstanceId = member.InstanceId,
                Metadata = member.MetadataOf(result.Protocol),
            })],
        };
    }

    private GroupCommand.Join Command(JoinGroupRequest request, RequestContext context) => new()
    {
        Ticket = groups.NextTicket(),
        MemberId = request.MemberId,
        NewMemberId = $"{request.InstanceId ?? context.ClientId}-{Guid.NewGuid()}",
        InstanceId = request.InstanceId,
        ClientId = context.ClientId,
        ClientHost = context.ClientHost,
        SessionTimeoutMs = request.SessionTimeoutMs,
        RebalanceTimeoutMs = request.RebalanceTimeoutMs,
        ProtocolType = request.ProtocolType,

        // Copied: the request's bytes are gone when this request is answered, the group keeps them.
        Protocols = [.. request.Protocols.Select(protocol => new MemberProtocol(protocol.Name, protocol.Metadata.ToArray()))],
        RequiresKnownMemberId = context.Version >= FirstVersionWithKnownMemberId,
        SupportsSkippingAssignment = context.Version >= FirstVersionWithSkippedAssignment,
    };
}
