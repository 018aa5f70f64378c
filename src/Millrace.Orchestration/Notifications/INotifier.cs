namespace Millrace.Orchestration.Notifications;

/// <summary>Tells someone what became of a run or a task. Called after the fact and apart from it: a notifier that fails is logged and
/// changes nothing. Must be thread-safe; may be called twice for the same event when a process died meanwhile.</summary>
public interface INotifier
{
    /// <summary>Sends the notification.</summary>
    Task NotifyAsync(Notification notification, CancellationToken cancellationToken);
}
