using Millrace.Orchestration.State;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Server.Administration;
using Millrace.Server.Analyses;
using Millrace.Server.Data;
using Millrace.Server.Live;
using Millrace.Server.Metrics;
using Millrace.Server.Streams;

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
        StreamServices.Add(container, services);
        container.AddSingleton<MeterReadings>().AddSingleton<EventHub>().AddSingleton<PipelineSampler>();
        container.AddSingleton<HealthWatch>().AddSingleton<AdminGuard>();
        container.AddHostedService<PipelineMeters>();
        container.AddHostedService(provider => provider.GetRequiredService<PipelineSampler>());
        container.AddHostedService<RunWatch>();
        container.AddSingleton<DagCards>().AddSingleton<RunCalendar>().AddSingleton(new DagTable(services.State));
        container.AddHostedService<MeterHistory>();
        container.AddHostedService(provider => provider.GetRequiredService<HealthWatch>());
        AnalysisServices.Add(container);
        DataServices.Add(container);
    }

    public static void Map(RouteGroupBuilder api)
    {
        OverviewEndpoints.Map(api);
        DagPageEndpoints.Map(api);
        DagDetailEndpoints.Map(api);
        AdministrationEndpoints.Map(api);
        MetricEndpoints.Map(api);
        UserEndpoints.Map(api);
        StreamServices.Map(api);
        RunPageEndpoints.Map(api);
        TaskLogEndpoints.Map(api);
        AnalysisServices.Map(api);
        DataServices.Map(api);
    }
}
