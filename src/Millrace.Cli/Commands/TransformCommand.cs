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
    private readonly Option<bool> _rebuild = new("--rebuild") { Description = "Build everything again from users.raw_users" };

    public TransformCommand()
        : base(
            "transform",
            "Bring users.<NAT> and the analytics views up to date with what was loaded, and print the analyses.",
            KnownSettings.DataDir,
            KnownSettings.Mongo,
            KnownSettings.AnyMongoPort,
            KnownSettings.Pipeline,
            KnownSettings.Nationalities) => Add(_rebuild);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace transform", "millrace transform --rebuild --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions { Nationalities = context.Get(KnownSettings.Nationalities) };
        await using var host = await PipelineHost.StartAsync(
            context, options, new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.AnyMongoPort)), cancellationToken);
        var transforms = host.CreateTransforms();
        Banner.Write(host.Servers, source: null, context.Get(KnownSettings.DataDir));
        var begun = Stopwatch.GetTimestamp();
        var work = context.Parsed.GetValue(_rebuild)
            ? transforms.RebuildAsync([], cancellationToken)
            : transforms.RunAsync(cancellationToken);
        await ProgressDisplay.WhileAsync(
            work, () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), null, null, transforms.Statistics));
        RunSummary.Write(extract: null, load: null, await work);
        if (host.Analytics is { } analytics)
        {
            await AnalysesReport.WriteAsync(host.Mongo, analytics, TimeProvider.System.GetUtcNow(), cancellationToken);
        }

        return 0;
    }
}
