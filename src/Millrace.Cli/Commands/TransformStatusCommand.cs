using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;
using Spectre.Console;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace transform status</c>: how far each transform has come.</summary>
internal sealed class TransformStatusCommand()
    : MillraceCommand(
        "status",
        "List the transforms with their version, portions merged, what is waiting for them, and when they last moved.",
        KnownSettings.DataDir,
        KnownSettings.Mongo,
        KnownSettings.AnyMongoPort,
        KnownSettings.Pipeline,
        KnownSettings.Nationalities)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace transform status", "millrace transform status --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUsersOptions { Nationalities = context.Get(KnownSettings.Nationalities) };
        await using var host = await PipelineHost.StartAsync(
            context, options, new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.AnyMongoPort)), cancellationToken);
        var table = Tables.Plain("Transform", "Target", "Version#", "Build#", "Portions since#", "Records behind#", "Last moved (UTC)");
        foreach (var status in await host.CreateTransforms().StatusAsync(cancellationToken))
        {
            var version = status.Version == status.DefinedVersion ? $"{status.Version}" : $"{status.Version} of {status.DefinedVersion}";
            table.AddRow(
                new Text(status.Name),
                new Text(status.Target.ToString()),
                new Text(status.Build == 0 ? "not built" : version),
                Tables.Number(status.Build),
                Tables.Number(status.Portions),
                Tables.Number(status.RecordsBehind),
                new Text(status.UpdatedAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}" : "never"));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
