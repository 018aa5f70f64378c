using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>The look of every table: plain, so that it also reads well in a log file.</summary>
internal static class Tables
{
    /// <summary>A table with these column titles; numeric cells align themselves to the right.</summary>
    public static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }

    /// <summary>A whole number, right-aligned, with thousands separated by commas.</summary>
    public static Text Number(long value) => new Text(value.ToString("N0")).RightJustified();

    /// <summary>A duration with a unit that suits it.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1 } => $"{duration.TotalMicroseconds:0} µs",
        { TotalSeconds: < 1 } => $"{duration.TotalMilliseconds:0} ms",
        { TotalMinutes: < 1 } => $"{duration.TotalSeconds:0.0} s",
        _ => $"{duration.TotalMinutes:0.0} min",
    };
}
