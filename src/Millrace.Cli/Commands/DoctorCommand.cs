using System.Runtime.CompilerServices;
using Millrace.Cli.Doctor;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Api;

namespace Millrace.Cli.Commands;

/// <summary>
/// <c>millrace doctor</c>: checks the machine and what is reached from it, and says what to do. What a run with these settings would
/// meet is for <see cref="ValidateCommand"/>.
/// </summary>
internal sealed class DoctorCommand()
    : MillraceCommand(
        "doctor",
        "Check the machine: libraries, ports, folders and what is reached from here, and say what to do.",
        KnownSettings.DataDir,
        KnownSettings.Kafka,
        KnownSettings.Mongo,
        KnownSettings.KafkaPort,
        KnownSettings.MongoPort,
        KnownSettings.Source)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace doctor", "millrace doctor --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var worst = await FindingsReport.WriteAsync(CheckAsync(context, cancellationToken), cancellationToken);
        await Console.Out.WriteLineAsync(worst switch
        {
            Verdict.Good => "All is well.",
            Verdict.Warning => "It works; see what is marked '!'.",
            _ => "Something must be mended: see what is marked 'x'.",
        });
        return worst == Verdict.Bad ? CommandLine.Failed : 0;
    }

    private static async IAsyncEnumerable<Finding> CheckAsync(
        CommandContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return MachineChecks.Runtime();
        yield return MachineChecks.KafkaLibrary();
        yield return MachineChecks.MongoLibrary();
        var connections = new ConnectionChecks(context.LoggerFactory);
        var (kafka, mongo, source) = (
            context.Find(KnownSettings.Kafka), context.Find(KnownSettings.Mongo), context.Find(KnownSettings.Source));
        if (kafka is null || mongo is null)
        {
            yield return MachineChecks.DataDirectory(context.Get(KnownSettings.DataDir));
        }

        yield return kafka is null
            ? MachineChecks.Port("embedded broker", "--kafka-port", context.Get(KnownSettings.KafkaPort))
            : await connections.KafkaAsync(kafka, cancellationToken);
        yield return mongo is null
            ? MachineChecks.Port("embedded store", "--mongo-port", context.Get(KnownSettings.MongoPort))
            : await connections.MongoAsync(mongo, cancellationToken);
        yield return source switch
        {
            UserSource.BuiltIn => MachineChecks.Port("built-in Random User API", "--source-port", RandomUserApiOptions.DefaultPort),
            // Without a choice the built-in one stands in for a silent live API, so that is no fault.
            null => await connections.SourceAsync(UserSource.Live, Verdict.Warning, cancellationToken),
            UserSource.Live => await connections.SourceAsync(UserSource.Live, Verdict.Bad, cancellationToken),
            _ => await connections.SourceAsync(source, Verdict.Bad, cancellationToken),
        };
    }
}
