using System.Collections.Immutable;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>SyncGroup: takes the leader's assignments and gives every member its own.</summary>
internal sealed class SyncGroupHandler(GroupCoordinator groups)
    : TypedApiHandler<SyncGroupRequest>(ApiKey.SyncGroup, new VersionRange(0, 5, 4))
{
    protected override async ValueTask<IWireStruct?> HandleAsync(SyncGroupRequest request, RequestContext context)
    {
        var result = await groups.SyncAsync(request.GroupId, Command(request), context.Aborted);
        return new SyncGroupResponse
        {
            Error = result.Error,
            ProtocolType = result.ProtocolType,
            ProtocolName = result.Protocol,
            Assignment = result.Assignment,
        };
    }

    private GroupCommand.Sync Command(SyncGroupRequest request)
    {
        var assignments = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>();
        foreach (var assignment in request.Assignments)
            assignments[assignment.MemberId] = assignment.Data.ToArray();
        return new GroupCommand.Sync
        {
            Ticket = groups.NextTicket(),
            MemberId = request.MemberId,
            InstanceId = request.InstanceId,
            Generation = request.GenerationId,
            ProtocolType = request.ProtocolType,
            Protocol = request.ProtocolName,
            Assignments = assignments.ToImmutable(),
        };
    }
}
