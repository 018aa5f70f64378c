namespace Millrace.Orchestration.Scheduling;

/// <summary>A cron expression or time zone cannot be used. The message is one sentence that names it and the reason.</summary>
public sealed class CronFormatException(string message) : Exception(message);
