using System.Net.Http.Json;

namespace Millrace.Orchestration.Notifications;

/// <summary>
/// Posts a JSON object to an address: <c>{"text", "kind", "dag_id", "run_id", "logical_date", "at", "task_id", "map_index",
/// "try_number", "error"}</c>; <c>text</c> is what Slack, Mattermost and Teams show. An answer other than 2xx is a failure. Thread-safe.
/// </summary>
/// <param name="http">Who creates it disposes it. Its timeout bounds a call.</param>
/// <param name="address">Where to post.</param>
public sealed class WebhookNotifier(HttpClient http, Uri address) : INotifier
{
    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object?>
        {
            ["text"] = notification.Summary,
            ["kind"] = notification.Kind.ToString(),
            ["dag_id"] = notification.DagId,
            ["run_id"] = notification.RunId,
            ["logical_date"] = notification.LogicalDate,
            ["at"] = notification.At,
            ["task_id"] = notification.TaskId,
            ["map_index"] = notification.MapIndex,
            ["try_number"] = notification.TryNumber,
            ["error"] = notification.Error,
        };
        using var answer = await http.PostAsJsonAsync(address, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
