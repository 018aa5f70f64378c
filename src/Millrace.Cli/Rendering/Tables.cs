using System.Globalization;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>The look of every table: plain, so that it also reads well in a log file.</summary>
internal static class Tables
{
    /// <summary>A table with these columns.</summary>
    /// <param name="titles">A title that ends with <c>#</c> is that of a numeric column: aligned to the right, shown without the
    /// mark.</param>
    public static Table Plain(params string[] titles)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in titles)
        {
            var column = new TableColumn(new Text(title.TrimEnd('#'), new Style(decoration: Decoration.Bold)));
            table.AddColumn(title.EndsWith('#') ? column.RightAligned() : column);
        }

        return table;
    }

    /// <summary>A whole number with thousands separated by commas.</summary>
    public static Text Number(long value) => new(value.ToString("N0"));

    /// <summary>An instant in UTC, to the second; a dash for none.</summary>
    public static string Instant(DateTimeOffset? instant) =>
        instant is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "-";

    /// <summary>How long ago something was; a dash for not at all.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { Ticks: 0 } => "-",
        { TotalDays: >= 2 } => $"{age.TotalDays:0.0} d",
        { TotalHours: >= 2 } => $"{age.TotalHours:0.0} h",
        _ => Duration(age),
    };

    /// <summary>A duration with a unit that suits it.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1 } => $"{duration.TotalMicroseconds:0} µs",
        { TotalSeconds: < 1 } => $"{duration.TotalMilliseconds:0} ms",
        { TotalMinutes: < 1 } => $"{duration.TotalSeconds:0.0} s",
        _ => $"{duration.TotalMinutes:0.0} min",
    };
}
