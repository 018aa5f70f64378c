using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Pipelines.Groups;
using Spectre.Console;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups show</c>: a group's members, and its place in each partition.</summary>
internal sealed class GroupsShowCommand : GroupCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public GroupsShowCommand()
        : base("show", "Show a consumer group: its members, and for each partition the committed offset and the lag.") => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace groups show", "millrace groups show users --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var group = await host.CreateGroups().ShowAsync(GroupOf(context, host), cancellationToken);
        await (context.Parsed.GetValue(_json) ? JsonOutput.WriteAsync(ToJson(group)) : WriteAsync(group));
        return 0;
    }

    private static async Task WriteAsync(GroupDetails group)
    {
        var behind = group.Lag == 0 ? "caught up" : $"{group.Lag:N0} records behind, the oldest {Tables.Age(group.LagTime)} old";
        await Console.Out.WriteLineAsync($"Group {group.Group}: {group.State}{(group.IsPaused ? ", paused" : "")}, {behind}");
        if (group.Members.Count > 0)
        {
            var members = Tables.Plain("Member", "Client", "Host", "Partitions");
            foreach (var member in group.Members)
            {
                var partitions = member.Partitions.Select(partition => $"{partition.Topic}/{partition.Partition}");
                members.AddRow(
                    new Text(member.MemberId), new Text(member.ClientId), new Text(member.Host), new Text(string.Join(", ", partitions)));
            }

            AnsiConsole.Write(members);
        }

        var table = Tables.Plain("Topic", "Partition#", "Committed#", "End#", "Lag#", "Lag in time#", "Member");
        foreach (var partition in group.Partitions)
        {
            table.AddRow(
                new Text(partition.Topic),
                Tables.Number(partition.Partition),
                partition.Committed is { } committed ? Tables.Number(committed) : new Text("-"),
                Tables.Number(partition.End),
                Tables.Number(partition.Lag),
                new Text(Tables.Age(partition.LagTime)),
                new Text(partition.MemberId ?? "-"));
        }

        AnsiConsole.Write(table);
    }

    private static object ToJson(GroupDetails group) => new
    {
        group.Group,
        group.State,
        group.Assignor,
        group.IsPaused,
        group.Lag,
        LagSeconds = group.LagTime.TotalSeconds,
        Members = group.Members.Select(member => new
        {
            member.MemberId,
            member.ClientId,
            member.Host,
            Partitions = member.Partitions.Select(partition => new { partition.Topic, partition.Partition }),
        }),
        Partitions = group.Partitions.Select(partition => new
        {
            partition.Topic,
            partition.Partition,
            partition.Committed,
            partition.Start,
            partition.End,
            partition.Lag,
            LagSeconds = partition.LagTime.TotalSeconds,
            partition.MemberId,
        }),
    };
}
