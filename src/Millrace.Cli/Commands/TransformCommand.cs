using System.CommandLine;
using System.Diagnostics;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace transform</c>: the third stage alone.</summary>
internal sealed class TransformCommand : MillraceCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be merged or built, and do nothing" };

    public TransformCommand()
        : base(
            "transform",
            "Bring users.<NAT> and the analytics views up to date with what was loaded, and print the analyses.",
            KnownSettings.DataDir,
            KnownSettings.Mongo,
            KnownSettings.AnyMongoPort,
            KnownSettings.Pipeline,
            KnownSettings.Nationalities)
    {
        Add(new TransformRebuildCommand());
        Add(new TransformStatusCommand());
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace transform", "millrace transform --dry-run", "millrace transform --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions { Nationalities = context.Get(KnownSettings.Nationalities) };
        var needs = new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.AnyMongoPort));
        if (context.Parsed.GetValue(_dryRun))
        {
            return await DryRunAsync(context, options, needs, cancellationToken);
        }

        await using var host = await PipelineHost.StartAsync(context, options, needs, cancellationToken);
        var transforms = host.CreateTransforms();
        Banner.Write(host.Servers, source: null, context.Get(KnownSettings.DataDir));
        var begun = Stopwatch.GetTimestamp();
        var work = transforms.RunAsync(cancellationToken);
        await ProgressDisplay.WhileAsync(
            work, () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), null, null, transforms.Statistics));
        RunSummary.Write(extract: null, load: null, await work);
        if (host.Analytics is { } analytics)
        {
            await AnalysesReport.WriteAsync(host.Mongo, analytics, TimeProvider.System.GetUtcNow(), cancellationToken);
        }

        return 0;
    }

    private static async Task<int> DryRunAsync(
        CommandContext context, RandomUsersOptions options, ServerNeeds needs, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.LookAsync(context, options, needs, cancellationToken);
        if (host.HasMongo)
        {
            DryRunReport.Write(await host.CreateTransforms().StatusAsync(cancellationToken));
        }
        else
        {
            await Console.Out.WriteLineAsync("Nothing would be transformed: there is no embedded store in the data directory yet.");
        }

        return 0;
    }
}
