using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>ListGroups: all groups, or those in given states.</summary>
internal sealed class ListGroupsHandler(GroupCoordinator groups)
    : TypedApiHandler<ListGroupsRequest>(ApiKey.ListGroups, new VersionRange(0, 4, 3))
{
    protected override ValueTask<IWireStruct?> HandleAsync(ListGroupsRequest request, RequestContext context) =>
        Answer(new ListGroupsResponse
        {
            Groups = [.. groups.All().Where(state => IsWanted(request.StatesFilter, state)).Select(state => new ListGroupsResponse.Group
            {
                GroupId = state.GroupId,
                ProtocolType = state.ProtocolType ?? "",
                State = state.Phase.ToString(),
            })],
        });

    private static bool IsWanted(List<string> filter, GroupState state) =>
        filter.Count == 0 || filter.Contains(state.Phase.ToString(), StringComparer.OrdinalIgnoreCase);
}
