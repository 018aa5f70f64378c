using Millrace.Orchestration.State;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Server.Live;

namespace Millrace.Server.Pages;

/// <summary>What the pages' API needs, and its endpoints.</summary>
internal static class PageServices
{
    public static void Add(IServiceCollection container, WebServerServices services)
    {
        var state = services.Pipeline.Load.StateDatabase;
        container.AddSingleton(provider =>
            new TopicInspector(services.Kafka, provider.GetRequiredService<ILoggerFactory>(), services.Time));
        container.AddSingleton(provider => new ConsumerGroups(
            services.Kafka, services.Mongo, state, provider.GetRequiredService<ILoggerFactory>(), services.Time));
        container.AddSingleton(provider => new DeadLetterQueue(
            services.Kafka, services.Mongo, services.Pipeline.Load, provider.GetRequiredService<ILoggerFactory>()));
        container.AddSingleton<MeterReadings>().AddSingleton<EventHub>().AddSingleton<PipelineSampler>();
        container.AddHostedService(provider => provider.GetRequiredService<PipelineSampler>());
        container.AddHostedService<RunWatch>();
        container.AddSingleton<DagCards>().AddSingleton(new DagTable(services.State));
    }

    public static void Map(RouteGroupBuilder api)
    {
        OverviewEndpoints.Map(api);
        DagPageEndpoints.Map(api);
        DagDetailEndpoints.Map(api);
    }
}
