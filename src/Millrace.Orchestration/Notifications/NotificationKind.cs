namespace Millrace.Orchestration.Notifications;

/// <summary>What a notification is about.</summary>
public enum NotificationKind
{
    /// <summary>A run ended well.</summary>
    RunSucceeded,

    /// <summary>A run failed.</summary>
    RunFailed,

    /// <summary>A task ended well.</summary>
    TaskSucceeded,

    /// <summary>A task failed and will not be tried again.</summary>
    TaskFailed,

    /// <summary>A task failed and will be tried again.</summary>
    TaskRetried,
}
