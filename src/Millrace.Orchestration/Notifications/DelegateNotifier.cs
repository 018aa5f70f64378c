namespace Millrace.Orchestration.Notifications;

/// <summary>A notifier that is a method. Thread-safe when the method is.</summary>
public sealed class DelegateNotifier(Func<Notification, CancellationToken, Task> send) : INotifier
{
    /// <inheritdoc/>
    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken) => send(notification, cancellationToken);
}
