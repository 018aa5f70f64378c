using System.CommandLine;
using System.Diagnostics;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace load</c>: the second stage alone.</summary>
internal sealed class LoadCommand : MillraceCommand
{
    private readonly Option<bool> _once = new("--once") { Description = "End when everything that is in the topic at the start is loaded" };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Say what would be stored, a duplicate or a dead letter, and do nothing",
    };

    public LoadCommand()
        : base(
            "load",
            "Load the topic's records into users.raw_users, until Ctrl-C. Several may share the work.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Mongo,
            KnownSettings.AnyKafkaPort,
            KnownSettings.AnyMongoPort,
            KnownSettings.Pipeline,
            KnownSettings.Nationalities,
            KnownSettings.Topic,
            KnownSettings.Group,
            KnownSettings.BatchSize)
    {
        Add(_once);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace load --once",
        "millrace load --once --pipeline examples/github-runs.json",
        "millrace load --dry-run",
        "millrace load --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017 --batch-size 5000",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions
        {
            Nationalities = context.Get(KnownSettings.Nationalities),
            Topic = context.Get(KnownSettings.Topic),
            Group = context.Get(KnownSettings.Group),
        };
        var needs = new ServerNeeds(context.Get(KnownSettings.AnyKafkaPort), context.Get(KnownSettings.AnyMongoPort));
        if (context.Parsed.GetValue(_dryRun))
        {
            return await DryRunAsync(context, options, needs, cancellationToken);
        }

        await using var host = await PipelineHost.StartAsync(context, options, needs, cancellationToken);
        var loader = host.CreateLoader(context.Get(KnownSettings.BatchSize));
        if (context.Parsed.GetValue(_once))
        {
            loader.StopWhenCaughtUp();
        }

        Banner.Write(host.Servers, source: null, context.Get(KnownSettings.DataDir));
        var begun = Stopwatch.GetTimestamp();
        var work = loader.RunAsync(cancellationToken);
        await ProgressDisplay.WhileAsync(work, () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), null, loader.Statistics, null));
        var report = await work;
        RunSummary.Write(extract: null, report, transform: null);
        return report.CaughtUp || !context.Parsed.GetValue(_once) ? 0 : CommandLine.Interrupted;
    }

    private static async Task<int> DryRunAsync(
        CommandContext context, RandomUsersOptions options, ServerNeeds needs, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.LookAsync(context, options, needs, cancellationToken);
        if (host.HasKafka)
        {
            DryRunReport.Write(await host.CreateLoadPreview(context.Get(KnownSettings.BatchSize)).RunAsync(cancellationToken));
        }
        else
        {
            await Console.Out.WriteLineAsync("Nothing would be loaded: there is no embedded broker in the data directory yet.");
        }

        return 0;
    }
}
