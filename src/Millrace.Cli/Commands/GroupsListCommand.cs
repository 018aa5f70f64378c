using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Spectre.Console;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups list</c>: every consumer group with its state and how far it is behind.</summary>
internal sealed class GroupsListCommand : MillraceCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public GroupsListCommand()
        : base(
            "list",
            "List consumer groups with their state, members and lag.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Mongo,
            KnownSettings.Pipeline,
            KnownSettings.Topic,
            KnownSettings.Group) => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace groups list", "millrace groups list --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var groups = await host.CreateGroups().ListAsync(cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(groups.Select(group => new
            {
                group.Group, group.State, group.IsPaused, group.Members, group.Topics, group.Lag, LagSeconds = group.LagTime.TotalSeconds,
            }));
            return 0;
        }

        if (groups.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no consumer groups yet: 'millrace load' makes the first.");
            return 0;
        }

        var table = Tables.Plain("Group", "State", "Members#", "Lag#", "Lag in time#", "Topics");
        foreach (var group in groups)
        {
            table.AddRow(
                new Text(group.Group),
                new Text(group.IsPaused ? $"{group.State}, paused" : group.State),
                Tables.Number(group.Members),
                Tables.Number(group.Lag),
                new Text(Tables.Age(group.LagTime)),
                new Text(string.Join(", ", group.Topics)));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
