namespace Millrace.Pipelines.Stream;

/// <summary>A setting of a topic as the cluster has it in force. Immutable.</summary>
/// <param name="Name">Its name, such as <c>retention.ms</c>.</param>
/// <param name="Value">Its value; null when the cluster keeps it secret.</param>
/// <param name="IsDefault">Whether nobody set it for this topic.</param>
/// <param name="IsReadOnly">Whether it cannot be changed while the cluster runs.</param>
/// <param name="IsSensitive">Whether it is a secret.</param>
public sealed record TopicSetting(string Name, string? Value, bool IsDefault, bool IsReadOnly, bool IsSensitive);
