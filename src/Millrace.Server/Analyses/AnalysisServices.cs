namespace Millrace.Server.Analyses;

/// <summary>What the analyses need, and their endpoints.</summary>
internal static class AnalysisServices
{
    public static void Add(IServiceCollection container)
    {
        container.AddSingleton<ViewPositions>().AddSingleton<AnalysisReader>();
        container.AddHostedService<ViewWatch>();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        DemographicsEndpoints.Map(api);
        GeolocationEndpoints.Map(api);
        TimeZoneEndpoints.Map(api);
    }
}
