using System.CommandLine;
using System.Globalization;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Pipelines.Groups;
using Spectre.Console;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups reset</c>: moves a group's committed offsets.</summary>
internal sealed class GroupsResetCommand : GroupCommand
{
    private static readonly Setting<int?> Partition = new(
        "--partition", "N", "Only this partition (default: all)", null, text => SettingParser.Count(0, int.MaxValue)(text));

    private readonly Option<string> _target = new("--to")
    {
        Description = "Where to go on: earliest, latest, an offset, a date, or how long ago (2h)",
        HelpName = "earliest|latest|OFFSET|TIME",
        Required = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would change, and change nothing" };

    public GroupsResetCommand()
        : base("reset", "Move the committed offsets of a group without active members. Loading a record again changes nothing.", Partition)
    {
        _target.Validators.Add(result =>
        {
            try
            {
                _ = result.Tokens.Count == 0 ? null : Parse(result.Tokens[0].Value);
            }
            catch (FormatException problem)
            {
                result.AddError($"--to {result.Tokens[0].Value}: {problem.Message}");
            }
        });
        Add(_target);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace groups reset users --to earliest --dry-run",
        "millrace groups reset users --to 2h",
        "millrace groups reset users --to 17 --partition 0",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var groups = host.CreateGroups();
        var (group, topic) = (GroupOf(context, host), host.Pipeline.Stream.Topic.Name);
        var target = Parse(context.Parsed.GetRequiredValue(_target));
        var dryRun = context.Parsed.GetValue(_dryRun);
        var resets = await (dryRun
            ? groups.PlanResetAsync(group, topic, target, context.Find(Partition), cancellationToken)
            : groups.ResetAsync(group, topic, target, context.Find(Partition), cancellationToken));
        var table = Tables.Plain("Partition#", "Before#", "After#");
        foreach (var reset in resets)
        {
            table.AddRow(
                Tables.Number(reset.Partition),
                reset.Before is { } before ? Tables.Number(before) : new Text("-"),
                Tables.Number(reset.After));
        }

        await Console.Out.WriteLineAsync($"Group {group} {(dryRun ? "would go on" : "goes on")} in {topic}:");
        AnsiConsole.Write(table);
        return 0;
    }

    private static ResetTarget Parse(string text) => text switch
    {
        "earliest" => new ResetTarget.Earliest(),
        "latest" => new ResetTarget.Latest(),
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) => new ResetTarget.Offset(offset),
        _ => new ResetTarget.Time(PointInTime.Parse(text, TimeProvider.System.GetUtcNow())),
    };
}
