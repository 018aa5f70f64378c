namespace Millrace.RandomUsers.Analytics;

/// <summary>Which users a question is about. Immutable.</summary>
public sealed record AnalyticsFilter
{
    /// <summary>All users.</summary>
    public static AnalyticsFilter Everyone { get; } = new();

    /// <summary>Only users of these nationalities.</summary>
    /// <value>Codes such as US; empty for all of them, the default.</value>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Only users of this gender.</summary>
    /// <value><c>male</c>, <c>female</c> or null for both, the default.</value>
    public string? Gender { get; init; }
}
