using System.CommandLine;
using System.Diagnostics;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace transform rebuild</c>: collections and views from their whole source.</summary>
internal sealed class TransformRebuildCommand : MillraceCommand
{
    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "What to rebuild, as 'millrace transform status' names it; everything when left out",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public TransformRebuildCommand()
        : base(
            "rebuild",
            "Build flat collections and views from their whole source, beside the old ones, and switch over.",
            KnownSettings.DataDir,
            KnownSettings.Mongo,
            KnownSettings.AnyMongoPort,
            KnownSettings.Pipeline,
            KnownSettings.Nationalities) => Add(_names);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace transform rebuild", "millrace transform rebuild geo_cells timezones", "millrace transform rebuild flatten_users.US"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions { Nationalities = context.Get(KnownSettings.Nationalities) };
        await using var host = await PipelineHost.StartAsync(
            context, options, new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.AnyMongoPort)), cancellationToken);
        var transforms = host.CreateTransforms();
        var begun = Stopwatch.GetTimestamp();
        var work = transforms.RebuildAsync(context.Parsed.GetValue(_names) ?? [], cancellationToken);
        await ProgressDisplay.WhileAsync(
            work, () => new PipelineProgress(Stopwatch.GetElapsedTime(begun), null, null, transforms.Statistics));
        RunSummary.Write(extract: null, load: null, await work);
        return 0;
    }
}
