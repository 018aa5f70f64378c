using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>DeleteGroups: groups without members, with their committed offsets.</summary>
internal sealed class DeleteGroupsHandler(GroupCoordinator groups)
    : TypedApiHandler<DeleteGroupsRequest>(ApiKey.DeleteGroups, new VersionRange(0, 2, 2))
{
    protected override ValueTask<IWireStruct?> HandleAsync(DeleteGroupsRequest request, RequestContext context) =>
        Answer(new DeleteGroupsResponse
        {
            Results = request.Groups.ConvertAll(groupId => new DeleteGroupsResponse.Result
            {
                GroupId = groupId,
                Error = groups.Delete(groupId),
            }),
        });
}
