using Millrace.Pipelines.Groups;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Security;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Consumer groups: list, places, lag, pause and resume, reset.</summary>
internal static class GroupEndpoints
{
    private static readonly TimeSpan DetailsAge = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/groups", ListAsync);
        api.MapGet("/groups/{group}", ShowAsync);
        api.MapGet("/groups/{group}/history", HistoryAsync);
        api.MapPost("/groups/{group}/pause", PauseAsync).Demand(Role.Operator);
        api.MapPost("/groups/{group}/resume", ResumeAsync).Demand(Role.Operator);
        api.MapPost("/groups/{group}/reset", ResetAsync).Demand(Role.Operator);
    }

    private static async Task<PageOf<GroupRow>> ListAsync(
        ClusterWatch cluster, ConsumerGroups groups, string? search, int? limit, int? offset, CancellationToken cancellationToken)
    {
        var reading = await cluster.CurrentAsync(cancellationToken);
        var found = ConsumerGroups.Summarize(reading.Cluster.Groups, await groups.PausedAsync(cancellationToken))
            .Where(group => string.IsNullOrEmpty(search)
                || group.Group.Contains(search, StringComparison.OrdinalIgnoreCase)
                || group.Topics.Any(topic => topic.Contains(search, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return new PageOf<GroupRow>(
            [
                .. Paging.Of(limit, offset).Cut(found).Select(group => new GroupRow(
                    group.Group, group.State, group.IsPaused, group.Members, group.Topics, group.Lag, group.LagTime.TotalSeconds)),
            ],
            found.Count);
    }

    private static async Task<GroupDetailsShape> ShowAsync(
        string group, ConsumerGroups groups, TimedCache cache, CancellationToken cancellationToken)
    {
        var name = NameOf(group);
        try
        {
            var details = await cache.GetAsync(KeyOf(name), DetailsAge, token => groups.ShowAsync(name, token))
                .WaitAsync(cancellationToken);
            return Shape(details);
        }
        catch (GroupException missing)
        {
            // A group that is only paused is not known to the cluster yet.
            return (await groups.PausedAsync(cancellationToken)).Contains(name)
                ? new GroupDetailsShape(name, "Unknown", "", IsPaused: true, 0, 0, [], [])
                : throw ApiException.NotFound(missing.Message);
        }
    }

    private static GroupDetailsShape Shape(GroupDetails group) => new(
        group.Group, group.State, group.Assignor, group.IsPaused, group.Lag, group.LagTime.TotalSeconds,
        [
            .. group.Members.Select(member => new MemberRow(
                member.MemberId, member.ClientId, member.Host.TrimStart('/'),
                [.. member.Partitions.Select(partition => new MemberPartition(partition.Topic, partition.Partition))])),
        ],
        [
            .. group.Partitions.Select(place => new GroupPlace(
                place.Topic, place.Partition, place.Committed, place.Start, place.End, place.Lag, place.LagTime.TotalSeconds,
                place.MemberId)),
        ]);

    private static async Task<GroupHistory> HistoryAsync(
        string group, int? minutes, ClusterWatch cluster, ConsumerGroups groups, CancellationToken cancellationToken)
    {
        var name = NameOf(group);
        await DemandAsync(name, cluster, groups, cancellationToken);
        return new GroupHistory(cluster.HistoryOfGroup(name, TimeSpan.FromMinutes(Math.Clamp(minutes ?? 60, 1, 60))));
    }

    private static Task<PauseShape> PauseAsync(
        string group, ConsumerGroups groups, ClusterWatch cluster, TimedCache cache, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken) =>
        SetAsync(NameOf(group), isPaused: true, groups.PauseAsync, groups, cluster, cache, audit, context, cancellationToken);

    private static Task<PauseShape> ResumeAsync(
        string group, ConsumerGroups groups, ClusterWatch cluster, TimedCache cache, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken) =>
        SetAsync(NameOf(group), isPaused: false, groups.ResumeAsync, groups, cluster, cache, audit, context, cancellationToken);

    private static async Task<PauseShape> SetAsync(
        string name, bool isPaused, Func<string, CancellationToken, Task<bool>> change, ConsumerGroups groups, ClusterWatch cluster,
        TimedCache cache, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        await DemandAsync(name, cluster, groups, cancellationToken);
        var isChanged = await change(name, cancellationToken);
        cache.Forget(KeyOf(name));
        if (isChanged)
        {
            await audit.AddAsync(context, isPaused ? "pause_group" : "resume_group", name, cancellationToken);
        }

        return new PauseShape(name, isPaused, isChanged);
    }

    private static async Task<ResetShape> ResetAsync(
        string group, ResetBody body, ConsumerGroups groups, ClusterWatch cluster, TimedCache cache, AuditLog audit,
        HttpContext context, CancellationToken cancellationToken)
    {
        var name = NameOf(group);
        await DemandAsync(name, cluster, groups, cancellationToken);
        var topic = body.Topic is { Length: > 0 } given ? given : throw ApiException.Invalid("topic", "Name the topic to be read anew.");
        var target = TargetOf(body);
        var found = await TopicEndpoints.FindAsync(topic, cluster, cancellationToken);
        if (body.Partition is { } one && !found.Partitions.Any(partition => partition.Partition == one))
        {
            throw ApiException.Invalid("partition", $"Topic '{topic}' has {found.Partitions.Count} partitions, counted from 0.");
        }

        var resets = body.DryRun
            ? await groups.PlanResetAsync(name, topic, target, body.Partition, cancellationToken)
            : await groups.ResetAsync(name, topic, target, body.Partition, cancellationToken);
        if (!body.DryRun)
        {
            cache.Forget(KeyOf(name));
            await audit.AddAsync(
                context, "reset_group",
                $"{name}: {topic} to {string.Join(", ", resets.Select(reset => $"{reset.Partition}:{reset.After}"))}", cancellationToken);
        }

        return new ResetShape(
            name, topic, body.DryRun,
            [.. resets.Select(reset => new ResetRow(reset.Partition, reset.Before, reset.After, reset.Before - reset.After))]);
    }

    private static ResetTarget TargetOf(ResetBody body) => body.To switch
    {
        "earliest" => new ResetTarget.Earliest(),
        "latest" => new ResetTarget.Latest(),
        "offset" when body.Offset is >= 0 => new ResetTarget.Offset(body.Offset.Value),
        "offset" => throw ApiException.Invalid("offset", "Name the offset to go on from, 0 or more."),
        "time" when body.Time is { } time => new ResetTarget.Time(time),
        "time" => throw ApiException.Invalid("time", "Name the time to go on from, such as 2026-03-01T00:00:00Z."),
        _ => throw ApiException.Invalid("to", "A group is reset to earliest, latest, offset or time."),
    };

    private static async Task DemandAsync(
        string name, ClusterWatch cluster, ConsumerGroups groups, CancellationToken cancellationToken)
    {
        bool Has(ClusterReading reading) => reading.Cluster.Groups.Any(group => group.Group == name);
        if (!Has(await cluster.CurrentAsync(cancellationToken)) && !Has(await cluster.ReadAsync(cancellationToken))
            && !(await groups.PausedAsync(cancellationToken)).Contains(name))
        {
            throw ApiException.NotFound($"There is no consumer group '{name}' in the cluster.");
        }
    }

    // A slash in a name stays escaped in a route's value.
    private static string NameOf(string group) => group.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(string group) => $"group {group}";
}
