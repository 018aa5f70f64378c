namespace Millrace.Server.Streams.Shapes;

/// <summary>A setting in force; the value is null when it is a secret.</summary>
internal sealed record SettingRow(
    string Name,
    string? Value,
    bool IsDefault,
    bool IsReadOnly,
    bool IsSensitive);
