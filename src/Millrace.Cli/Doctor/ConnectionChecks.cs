using Microsoft.Extensions.Logging;
using Millrace.Bson;
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
}
