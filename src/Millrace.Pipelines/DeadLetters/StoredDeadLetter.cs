using System.Globalization;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>A dead letter as it lies in its topic.</summary>
/// <param name="Topic">The dead-letter topic.</param>
/// <param name="Partition">Its partition there.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Timestamp">Its record's timestamp there.</param>
/// <param name="Letter">What it says, and the record it was.</param>
/// <param name="IsReplayed">Whether it was replayed. A replay that failed again left a newer letter, which is open.</param>
public sealed record StoredDeadLetter(
    string Topic, int Partition, long Offset, DateTimeOffset Timestamp, DeadLetter Letter, bool IsReplayed)
{
    /// <summary>Its name in headers and in the state database, <c>topic/partition/offset</c>.</summary>
    public string Id => IdOf(Topic, Partition, Offset);

    /// <summary>The name of its record's first dead letter: its own when it is the first.</summary>
    public string FirstId => Letter.First ?? Id;

    internal static string IdOf(string topic, int partition, long offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{topic}/{partition}/{offset}");
}
