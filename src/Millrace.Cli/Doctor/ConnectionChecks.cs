using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Cli.Hosting;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Stream;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Api;

namespace Millrace.Cli.Doctor;

/// <summary>Checks of what is reached over the network. They write nothing.</summary>
internal sealed class ConnectionChecks(ILoggerFactory loggerFactory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly HttpSourceOptions Hasty = new() { RequestTimeout = Patience, MaxRetries = 0 };

    public async Task<Finding> KafkaAsync(string bootstrapServers, CancellationToken cancellationToken)
    {
        const string Subject = "Kafka cluster";
        try
        {
            var inspector = new TopicInspector(
                new KafkaOptions { BootstrapServers = bootstrapServers, RequestTimeout = Patience }, loggerFactory);
            var topics = await inspector.ListAsync(cancellationToken);
            return new Finding(Subject, Verdict.Good, $"{bootstrapServers} answers and has {topics.Count:N0} topics");
        }
        catch (PipelineException exception)
        {
            return new Finding(Subject, Verdict.Bad, exception.Message);
        }
    }

    public async Task<Finding> MongoAsync(string uri, CancellationToken cancellationToken)
    {
        const string Subject = "MongoDB";
        try
        {
            await using var client = new MongoClient(uri, new MongoClientOptions { ServerSelectionTimeout = Patience });
            var build = await client.Database("admin").RunCommandAsync(new BsonDocument("buildInfo", 1), cancellationToken);
            return new Finding(Subject, Verdict.Good, $"answers, version {build["version"].AsString}");
        }
        catch (MongoException exception)
        {
            return new Finding(Subject, Verdict.Bad, exception.Message);
        }
    }

    /// <param name="choice">The source as <c>--source</c> names it: <c>live</c> or a URL.</param>
    /// <param name="whenSilent">How bad it is when it does not answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Finding> SourceAsync(string choice, Verdict whenSilent, CancellationToken cancellationToken)
    {
        await using var source = await UserSource.OpenAsync(
            choice, new RandomUserApiOptions(), loggerFactory, TimeProvider.System, cancellationToken);
        var definition = new RandomUsersPipeline(new RandomUsersOptions()).Define(source);
        using var http = new HttpSource(
            definition, new HttpSourceOptions { RequestTimeout = Patience }, loggerFactory, TimeProvider.System);
        var subject = $"source {source.Address.Authority}";
        try
        {
            await http.ProbeAsync("US", cancellationToken);
            return new Finding(subject, Verdict.Good, "answers with users");
        }
        catch (ExtractException exception)
        {
            return new Finding(subject, whenSilent, exception.Message);
        }
    }

    /// <summary>Whether the source of a pipeline answers, and with records that keep the contract.</summary>
    public async Task<Finding> SourceAsync(PipelineHost host, CancellationToken cancellationToken)
    {
        await using var source = await host.OpenSourceAsync(cancellationToken);
        var subject = $"source {source.Definition.BaseAddress.Authority}";
        var extract = host.Pipeline.Extract with { PollKeys = [host.Pipeline.Extract.Keys[0]], Http = Hasty };
        using var preview = new ExtractPreview(source.Definition, extract, loggerFactory, TimeProvider.System);
        try
        {
            var report = await preview.RunAsync(cancellationToken);
            var (good, refused) = (report.Good.Values.Sum(), report.Refused.Values.Sum());
            return refused == 0
                ? new Finding(subject, Verdict.Good, $"answers; {good:N0} of {good:N0} records keep the contract")
                : new Finding(
                    subject,
                    good > 0 ? Verdict.Warning : Verdict.Bad,
                    $"answers; {refused:N0} of {good + refused:N0} records break the contract: {report.Refused.Keys.First()}");
        }
        catch (ExtractException exception)
        {
            return new Finding(subject, Verdict.Bad, exception.Message);
        }
    }

    /// <summary>Whether a topic is there as it is needed, or would be made so.</summary>
    public async Task<Finding> TopicAsync(string bootstrapServers, TopicOptions topic, CancellationToken cancellationToken)
    {
        var subject = $"topic {topic.Name}";
        try
        {
            var kafka = new KafkaOptions { BootstrapServers = bootstrapServers, RequestTimeout = Patience };
            var plan = await TopicSetup.PlanAsync(kafka, topic, loggerFactory, cancellationToken);
            return new Finding(subject, Verdict.Good, plan switch
            {
                { Partitions: 0 } => $"is missing and would be created with {plan.NeededPartitions:N0} partitions",
                { Missing: > 0 } => $"has {plan.Partitions:N0} partitions and would get {plan.Missing:N0} more",
                _ => $"has {plan.Partitions:N0} partitions",
            });
        }
        catch (PipelineException exception)
        {
            return new Finding(subject, Verdict.Bad, exception.Message);
        }
    }

    /// <summary>Whether the user of the connection may do in a database what a pipeline does there.</summary>
    public async Task<Finding> PermissionsAsync(string uri, string database, CancellationToken cancellationToken)
    {
        var subject = $"database {database}";
        try
        {
            await using var client = new MongoClient(uri, new MongoClientOptions { ServerSelectionTimeout = Patience });
            var status = await client.Database("admin").RunCommandAsync(
                new BsonDocument { { "connectionStatus", 1 }, { "showPrivileges", true } }, cancellationToken);
            return DatabasePrivileges.Of(status).LackedIn(database) switch
            {
                null => new Finding(subject, Verdict.Good, "no user is signed in, so nothing is refused as far as can be seen"),
                [] => new Finding(subject, Verdict.Good, "may be read, written and indexed"),
                var lacked => new Finding(
                    subject, Verdict.Bad, $"lacks {string.Join(", ", lacked)}: grant the user readWrite on {database}"),
            };
        }
        catch (MongoException exception)
        {
            return new Finding(subject, Verdict.Warning, $"the permissions cannot be seen: {exception.Message}");
        }
    }
}
