using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Analyses;

/// <summary>Tells pages when the views have new data, in whatever process it was made.</summary>
internal sealed class ViewWatch(WebServerServices services, ViewPositions positions, EventHub hub, ILogger<ViewWatch> logger)
    : BackgroundLoop(TimeSpan.FromSeconds(1), services.Time, logger)
{
    private ViewPosition? _known;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!hub.HasListeners)
        {
            return;
        }

        var position = await positions.ReadAsync();
        if (_known is not null && _known.Version != position.Version)
        {
            hub.Publish("views", new ViewsEventShape("all", position.UpdatedAt));
        }

        _known = position;
    }
}
