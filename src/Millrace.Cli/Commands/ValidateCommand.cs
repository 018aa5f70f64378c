using System.Runtime.CompilerServices;
using Millrace.Cli.Doctor;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Pipelines;
using Millrace.Pipelines.Definition;
using Millrace.RandomUsers;

namespace Millrace.Cli.Commands;

/// <summary>
/// <c>millrace validate</c>: whether a run with these settings would find everything as it needs it. Unlike <see cref="DoctorCommand"/>
/// it looks at the pipeline, not at the machine, and needs no free port. It creates nothing anywhere.
/// </summary>
internal sealed class ValidateCommand()
    : MillraceCommand(
        "validate",
        "Check settings, pipeline, source, contract, topics and databases as a run would find them. Creates and changes nothing.",
        KnownSettings.DataDir,
        KnownSettings.Kafka,
        KnownSettings.Mongo,
        KnownSettings.Pipeline,
        KnownSettings.Source,
        KnownSettings.Nationalities,
        KnownSettings.Results,
        KnownSettings.Interval,
        KnownSettings.Window,
        KnownSettings.Topic,
        KnownSettings.Group)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace validate",
        "millrace validate --pipeline examples/github-runs.json",
        "millrace validate --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017 --source http://127.0.0.1:8090/api/",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var worst = await FindingsReport.WriteAsync(CheckAsync(context, cancellationToken), cancellationToken);
        await Console.Out.WriteLineAsync(worst switch
        {
            Verdict.Good => "Valid.",
            Verdict.Warning => "Valid, as far as it could be seen: see what is marked '!'.",
            _ => "Not valid: see what is marked 'x'.",
        });
        return worst == Verdict.Bad ? CommandLine.Failed : 0;
    }

    private static async IAsyncEnumerable<Finding> CheckAsync(
        CommandContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (opened, finding) = await OpenAsync(context, cancellationToken);
        yield return finding;
        if (opened is null)
        {
            yield break;
        }

        await using var host = opened;
        var connections = new ConnectionChecks(context.LoggerFactory);
        yield return await connections.SourceAsync(host, cancellationToken);
        if (context.Find(KnownSettings.Kafka) is { } kafka)
        {
            var cluster = await connections.KafkaAsync(kafka, cancellationToken);
            yield return cluster;
            foreach (var topic in cluster.Verdict == Verdict.Good ? host.Pipeline.Stream.NeededTopics : [])
            {
                yield return await connections.TopicAsync(kafka, topic, cancellationToken);
            }
        }

        if (context.Find(KnownSettings.Mongo) is { } mongo)
        {
            var server = await connections.MongoAsync(mongo, cancellationToken);
            yield return server;
            foreach (var database in server.Verdict == Verdict.Good ? DatabasesOf(host.Pipeline) : [])
            {
                yield return await connections.PermissionsAsync(mongo, database, cancellationToken);
            }
        }

        if (context.Find(KnownSettings.Kafka) is null || context.Find(KnownSettings.Mongo) is null)
        {
            yield return MachineChecks.DataDirectory(context.Get(KnownSettings.DataDir));
        }
    }

    private static async Task<(PipelineHost? Host, Finding Finding)> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        const string Subject = "pipeline";
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
        try
        {
            var host = await PipelineHost.LookAsync(context, options, new ServerNeeds(null, null), cancellationToken);
            var pipeline = host.Pipeline;
            return (host, new Finding(
                Subject,
                Verdict.Good,
                $"{pipeline.Stream.Topic.Name} → {pipeline.Load.Target} → {pipeline.Transforms.Count:N0} collections and views"));
        }
        catch (PipelineConfigurationException exception)
        {
            return (null, new Finding(Subject, Verdict.Bad, exception.Message));
        }
    }

    private static IEnumerable<string> DatabasesOf(Pipeline pipeline) =>
        pipeline.Transforms.Select(transform => transform.Target.Database)
            .Prepend(pipeline.Load.Target.Database)
            .Append(pipeline.Load.StateDatabase)
            .Distinct(StringComparer.Ordinal);
}
