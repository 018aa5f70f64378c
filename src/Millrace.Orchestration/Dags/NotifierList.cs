using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Dags;

/// <summary>Notifiers by what they tell of, while a DAG is being written. Not thread-safe.</summary>
internal sealed class NotifierList
{
    private readonly List<(NotificationKind Kind, INotifier Notifier)> _entries = [];

    public void Add(NotificationKind kind, INotifier notifier) => _entries.Add((kind, notifier));

    /// <summary>These, and those that another list adds.</summary>
    public IReadOnlyDictionary<NotificationKind, IReadOnlyList<INotifier>> Build(NotifierList inherited) => _entries
        .Concat(inherited._entries)
        .GroupBy(entry => entry.Kind)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<INotifier>)[.. group.Select(entry => entry.Notifier)]);
}
