using System.Diagnostics;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace demo</c>: the main job once, on embedded defaults.</summary>
internal sealed class DemoCommand()
    : MillraceCommand(
        "demo",
        "Run the main job once: extract for a few seconds, load, transform, and print what was found.",
        KnownSettings.DataDir,
        KnownSettings.Kafka,
        KnownSettings.Mongo,
        KnownSettings.AnyKafkaPort,
        KnownSettings.AnyMongoPort,
        KnownSettings.Source,
        KnownSettings.Nationalities,
        KnownSettings.DemoResults,
        KnownSettings.DemoInterval,
        KnownSettings.DemoWindow,
        KnownSettings.Topic,
        KnownSettings.Group,
        KnownSettings.BatchSize)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace demo",
        "millrace demo --window 20s --results 500 --nationalities US,DE,FR",
        "millrace demo --source https://randomuser.me/api/ --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions
        {
            Nationalities = context.Get(KnownSettings.Nationalities),
            ResultsPerRequest = context.Get(KnownSettings.DemoResults),
            PollInterval = context.Get(KnownSettings.DemoInterval),
            Window = context.Get(KnownSettings.DemoWindow),
            Source = context.Find(KnownSettings.Source),
            Topic = context.Get(KnownSettings.Topic),
            Group = context.Get(KnownSettings.Group),
        };
        var needs = new ServerNeeds(context.Get(KnownSettings.AnyKafkaPort), context.Get(KnownSettings.AnyMongoPort)) { IsOwner = true };
        await using var host = await PipelineHost.StartAsync(context, options, needs, cancellationToken);
        await using var source = await host.OpenSourceAsync(cancellationToken);
        await using var producer = await host.StartProducerAsync(cancellationToken);
        using var extractor = host.CreateExtractor(source, producer);
        var loader = host.CreateLoader(context.Get(KnownSettings.BatchSize));
        var transforms = host.CreateTransforms();
        Banner.Write(host.Servers, source, context.Get(KnownSettings.DataDir));

        var begun = Stopwatch.GetTimestamp();
        var flow = FlowAsync(extractor, loader, cancellationToken);
        var work = ThenAsync(flow, () => transforms.RunAsync(cancellationToken));
        await ProgressDisplay.WhileAsync(
            work,
            () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), extractor.Statistics, loader.Statistics, transforms.Statistics));

        var (extracted, loaded) = await flow;
        RunSummary.Write(extracted, loaded, await work);
        if (host.Analytics is { } analytics)
        {
            await AnalysesReport.WriteAsync(host.Mongo, analytics, TimeProvider.System.GetUtcNow(), cancellationToken);
        }

        Banner.WriteNextSteps(host.Servers);
        return 0;
    }

    /// <summary>Extracts while it loads; then lets the loader finish what is in the topic.</summary>
    private static async Task<(ExtractReport Extract, LoadReport Load)> FlowAsync(
        Extractor extractor, Loader loader, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loading = loader.RunAsync(failed.Token);
        try
        {
            var extracting = extractor.RunAsync(failed.Token);
            if (await Task.WhenAny(extracting, loading) == loading)
            {
                await loading; // it ends first only by an error
            }

            var extracted = await extracting;
            loader.StopWhenCaughtUp();
            var loaded = await loading;
            cancellationToken.ThrowIfCancellationRequested();
            return (extracted, loaded);
        }
        catch (Exception)
        {
            // Both stages end cleanly before the servers do; the first error is the one to report.
            await failed.CancelAsync();
            await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static async Task<T> ThenAsync<T>(Task first, Func<Task<T>> second)
    {
        await first;
        return await second();
    }
}
