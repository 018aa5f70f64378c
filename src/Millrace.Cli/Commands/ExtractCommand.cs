using System.CommandLine;
using System.Diagnostics;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace extract</c>: the first stage alone.</summary>
internal sealed class ExtractCommand : MillraceCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Ask once for each key, say what would be streamed or a dead letter, and stream nothing",
    };

    public ExtractCommand()
        : base(
            "extract",
            "Extract records for a window and stream them to Kafka.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Mongo,
            KnownSettings.AnyKafkaPort,
            KnownSettings.AnyMongoPort,
            KnownSettings.Pipeline,
            KnownSettings.Source,
            KnownSettings.Nationalities,
            KnownSettings.Results,
            KnownSettings.Interval,
            KnownSettings.Window,
            KnownSettings.Topic,
            KnownSettings.Compression) => Add(_dryRun);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace extract --window 0s --results 100",
        "millrace extract --dry-run",
        "millrace extract --source http://127.0.0.1:8090/api/ --kafka 127.0.0.1:9092",
        "millrace extract --pipeline examples/github-runs.json --window 0s --compression zstd",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions
        {
            Nationalities = context.Get(KnownSettings.Nationalities),
            ResultsPerRequest = context.Get(KnownSettings.Results),
            PollInterval = context.Get(KnownSettings.Interval),
            Window = context.Get(KnownSettings.Window),
            Source = context.Find(KnownSettings.Source),
            Topic = context.Get(KnownSettings.Topic),
        };
        if (context.Parsed.GetValue(_dryRun))
        {
            return await DryRunAsync(context, options, cancellationToken);
        }

        await using var host = await PipelineHost.StartAsync(
            context, options, new ServerNeeds(context.Get(KnownSettings.AnyKafkaPort), MongoPort: null), cancellationToken);
        await using var source = await host.OpenSourceAsync(cancellationToken);
        await using var producer = await host.StartProducerAsync(cancellationToken);
        using var extractor = host.CreateExtractor(source, producer);
        Banner.Write(host.Servers, source, context.Get(KnownSettings.DataDir));

        var begun = Stopwatch.GetTimestamp();
        var work = extractor.RunAsync(cancellationToken);
        await ProgressDisplay.WhileAsync(
            work, () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), extractor.Statistics, null, null));
        var report = await work;
        RunSummary.Write(report, load: null, transform: null);
        return report.Interrupted ? CommandLine.Interrupted : 0;
    }

    private static async Task<int> DryRunAsync(CommandContext context, RandomUsersOptions options, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.LookAsync(context, options, new ServerNeeds(null, null), cancellationToken);
        await using var source = await host.OpenSourceAsync(cancellationToken);
        using var preview = host.CreateExtractPreview(source);
        DryRunReport.Write(await preview.RunAsync(cancellationToken));
        return 0;
    }
}
