using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Pipelines;
using Millrace.Pipelines.Stream;
using Spectre.Console;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace topics list</c>: every topic with its partitions, records and the groups that read it.</summary>
internal sealed class TopicsListCommand()
    : MillraceCommand(
        "list",
        "List topics with their partitions, records and the lag of their consumer groups.",
        KnownSettings.DataDir,
        KnownSettings.Kafka)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace topics list", "millrace topics list --kafka 127.0.0.1:9092"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var servers = await LocalServers.StartAsync(context, new ServerNeeds(KafkaPort: 0, MongoPort: null), cancellationToken);
        var inspector = new TopicInspector(new KafkaOptions { BootstrapServers = servers.BootstrapServers }, context.LoggerFactory);
        var topics = await inspector.ListAsync(cancellationToken);
        if (topics.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no topics yet: 'millrace demo' makes the first.");
            return 0;
        }

        var table = Tables.Plain("Topic", "Partition#", "Start#", "End#", "Records#", "Committed by group");
        foreach (var topic in topics)
        {
            foreach (var partition in topic.Partitions)
            {
                var committed = topic.Groups.Select(group => $"{group.Group}: {group.Committed[partition.Partition]?.ToString() ?? "-"}");
                table.AddRow(
                    new Text(partition.Partition == 0 ? topic.Name : ""),
                    Tables.Number(partition.Partition),
                    Tables.Number(partition.Start),
                    Tables.Number(partition.End),
                    Tables.Number(partition.End - partition.Start),
                    new Text(string.Join(", ", committed)));
            }
        }

        AnsiConsole.Write(table);
        foreach (var (topic, group) in topics.SelectMany(topic => topic.Groups.Select(group => (topic, group))))
        {
            var age = group.Lag == 0 ? "" : $", the oldest {Tables.Age(group.LagTime)} old";
            AnsiConsole.WriteLine($"group {group.Group} ({group.State}) is {group.Lag} records behind in {topic.Name}{age}");
        }

        return 0;
    }
}
