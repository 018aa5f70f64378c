using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;

namespace Millrace.Server.Streams;

/// <summary>What the pages about topics, groups and dead letters need, and their endpoints.</summary>
internal static class StreamServices
{
    public static void Add(IServiceCollection container, WebServerServices services)
    {
        var pipeline = services.Pipeline;
        container.AddSingleton<ClusterWatch>().AddSingleton<TailSlots>().AddSingleton<DocumentLinks>();
        container.AddSingleton(provider => new RecordBrowser(services.Kafka, LoggersOf(provider), services.Time));
        container.AddSingleton(provider => new TopicWriter(services.Kafka, pipeline.Stream, LoggersOf(provider)));
        container.AddSingleton(provider =>
            new DeadLetterIndex(provider.GetRequiredService<RecordBrowser>(), services.Mongo, pipeline.Load));
        container.AddSingleton(provider => new DeadLetterReplay(
            services.Kafka, services.Mongo, pipeline.Load, new ContractCheck(pipeline.Source), LoggersOf(provider), services.Time));
        container.AddSingleton<ReplayGate>();
        container.AddHostedService<LetterWatch>();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        TopicEndpoints.Map(api);
        RecordEndpoints.Map(api);
        TailEndpoint.Map(api);
        GroupEndpoints.Map(api);
        DeadLetterEndpoints.Map(api);
    }

    private static ILoggerFactory LoggersOf(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>();
}
