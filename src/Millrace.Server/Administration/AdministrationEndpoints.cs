using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Administration;

/// <summary>How the parts are, which processes there are, and the settings in force.</summary>
internal static class AdministrationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/health", (HealthWatch health, CancellationToken cancellationToken) => health.GetAsync(cancellationToken));
        api.MapGet("/processes", ProcessesAsync);
        api.MapGet("/settings", Settings);
    }

    private static async Task<PageOf<ProcessStatus>> ProcessesAsync(
        ProcessReader processes, int? limit, int? offset, CancellationToken cancellationToken)
    {
        var all = await processes.ListAsync(cancellationToken);
        return new PageOf<ProcessStatus>(Paging.Of(limit, offset).Cut(all), all.Count);
    }

    private static PageOf<SettingInForce> Settings(WebServerServices services, int? limit, int? offset, string? search)
    {
        var found = services.Settings.Where(setting => string.IsNullOrWhiteSpace(search)
            || setting.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)
            || setting.Description.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return new PageOf<SettingInForce>(Paging.Of(limit, offset).Cut(found), found.Count);
    }
}
