using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Pipelines;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace up</c>: everything, until Ctrl-C. A timer starts the extractions.</summary>
internal sealed class UpCommand()
    : MillraceCommand(
        "up",
        "Run everything until Ctrl-C: broker, store, an extraction every ten minutes, loader, transforms.",
        KnownSettings.DataDir,
        KnownSettings.Kafka,
        KnownSettings.Mongo,
        KnownSettings.KafkaPort,
        KnownSettings.MongoPort,
        KnownSettings.Pipeline,
        KnownSettings.Source,
        KnownSettings.Nationalities,
        KnownSettings.Results,
        KnownSettings.Interval,
        KnownSettings.Window,
        KnownSettings.Every,
        KnownSettings.Topic,
        KnownSettings.Compression,
        KnownSettings.Group,
        KnownSettings.BatchSize)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TransformInterval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace up",
        "millrace up --every 1m --window 30s --data-dir /var/lib/millrace",
        "millrace up --pipeline examples/github-runs.json",
        "millrace up --kafka broker1:9092,broker2:9092 --mongo 'mongodb://db1,db2/?replicaSet=rs0'",
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
            Group = context.Get(KnownSettings.Group),
        };
        var needs = new ServerNeeds(context.Get(KnownSettings.KafkaPort), context.Get(KnownSettings.MongoPort));
        await using var host = await PipelineHost.StartAsync(context, options, needs, cancellationToken);
        await using var source = await host.OpenSourceAsync(cancellationToken);
        await using var producer = await host.StartProducerAsync(cancellationToken);
        var loader = host.CreateLoader(context.Get(KnownSettings.BatchSize));
        var transforms = host.CreateTransforms();
        var logger = context.LoggerFactory.CreateLogger<UpCommand>();
        Banner.Write(host.Servers, source, context.Get(KnownSettings.DataDir));
        await Console.Out.WriteLineAsync($"An extraction of {Tables.Duration(host.Pipeline.Extract.Window)} begins every "
            + $"{Tables.Duration(context.Get(KnownSettings.Every))}; the first begins now. Ctrl-C ends it cleanly.");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var extractions = new ExtractionTimer(() => host.CreateExtractor(source, producer), context.Get(KnownSettings.Every), logger);
        Task[] parts =
        [
            extractions.RunAsync(stop.Token),
            loader.RunAsync(stop.Token),
            TransformAsync(transforms, loader, logger, stop.Token),
            ReportAsync(() => extractions.Total, loader, transforms, stop.Token),
        ];
        await Task.WhenAny(parts);
        await stop.CancelAsync();
        await Task.WhenAll(parts.Select(async part => await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
        if (parts.FirstOrDefault(part => part.IsFaulted) is { } failed && !cancellationToken.IsCancellationRequested)
        {
            await failed;
        }

        await Console.Out.WriteLineAsync("Stopped; what was extracted and not yet loaded is in the topic and goes on with the next start.");
        return 0;
    }

    /// <summary>Transforms at the start, for what an earlier run left, and whenever new records were stored.</summary>
    private static async Task TransformAsync(TransformRunner transforms, Loader loader, ILogger logger, CancellationToken cancellationToken)
    {
        var covered = -1L;
        using var timer = new PeriodicTimer(TransformInterval, TimeProvider.System);
        do
        {
            var stored = loader.Statistics.Stored;
            if (stored == covered)
            {
                continue;
            }

            try
            {
                await transforms.RunAsync(cancellationToken);
                covered = stored;
            }
            catch (PipelineException failure)
            {
                logger.TransformFailed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static async Task ReportAsync(
        Func<ExtractStatistics> extracted, Loader loader, TransformRunner transforms, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var shown = "";
        using var timer = new PeriodicTimer(StatusInterval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            // Without the time, which always differs.
            var progress = new PipelineProgress(TimeSpan.Zero, extracted(), loader.Statistics, transforms.Statistics);
            if (progress.ToLine() != shown)
            {
                shown = progress.ToLine();
                await Console.Out.WriteLineAsync((progress with { Elapsed = Stopwatch.GetElapsedTime(begun) }).ToLine());
            }
        }
    }
}
