using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DescribeGroups: state and members. A group there is not is reported as dead, without an error.</summary>
internal sealed class DescribeGroupsHandler(GroupCoordinator groups)
    : TypedApiHandler<DescribeGroupsRequest>(ApiKey.DescribeGroups, new VersionRange(0, 5, 5))
{
    private const string Dead = "Dead";

    protected override ValueTask<IWireStruct?> HandleAsync(DescribeGroupsRequest request, RequestContext context) =>
        Answer(new DescribeGroupsResponse { Groups = request.Groups.ConvertAll(Describe) });

    private DescribeGroupsResponse.Group Describe(string groupId)
    {
        if (groups.Find(groupId) is not { } state)
            return new() { GroupId = groupId, State = Dead };
        var protocol = state.Phase == GroupPhase.Stable ? state.Protocol : null;
        return new()
        {
            GroupId = groupId,
            State = state.Phase.ToString(),
            ProtocolType = state.ProtocolType ?? "",
            ProtocolData = protocol ?? "",
            Members = [.. state.Members.Select(member => new DescribeGroupsResponse.Group.Member
            {
                MemberId = member.MemberId,
                InstanceId = member.InstanceId,
                ClientId = member.ClientId,
                ClientHost = "/" + member.ClientHost,
                Metadata = member.MetadataOf(protocol),
                Assignment = member.Assignment,
            })],
        };
    }
}
