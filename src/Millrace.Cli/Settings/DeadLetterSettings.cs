using Millrace.Cli.Commands;
using Millrace.Pipelines.DeadLetters;

namespace Millrace.Cli.Settings;

/// <summary>The settings that choose dead letters.</summary>
internal static class DeadLetterSettings
{
    public static Setting<string> Reason { get; } = new(
        "--reason", "REASON", "Only letters of this reason, e.g. malformed_value", null, SettingParser.Text);

    public static Setting<string> Stage { get; } = new(
        "--stage", "STAGE", "Only letters of this stage: extract or load", null, SettingParser.Text);

    public static Setting<DateTimeOffset?> From { get; } = new(
        "--from", "TIME", "Only letters given up at this time or later: a date, or how long ago (2h)", null, Time);

    public static Setting<DateTimeOffset?> To { get; } = new(
        "--to", "TIME", "Only letters given up before this time", null, Time);

    /// <summary>What the settings of a run choose.</summary>
    public static DeadLetterFilter FilterOf(CommandContext context, string? place) => new()
    {
        Reason = context.Find(Reason),
        Stage = context.Find(Stage),
        From = context.Find(From),
        To = context.Find(To),
        Position = place is null ? null : PartitionOffset.Parse(place),
    };

    private static DateTimeOffset? Time(string text) => PointInTime.Parse(text, TimeProvider.System.GetUtcNow());
}
