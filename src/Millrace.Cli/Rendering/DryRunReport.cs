using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>What a stage would do.</summary>
internal static class DryRunReport
{
    public static void Write(ExtractPreviewReport report)
    {
        var table = Tables.Plain("Dry run", "Records#");
        table.AddRow(new Text("would be streamed"), Tables.Number(report.Good.Values.Sum()));
        AddRows(table, report.Good);
        if (report.Trimmed > 0)
        {
            table.AddRow(new Text("  of them without a value that breaks the contract"), Tables.Number(report.Trimmed));
        }

        table.AddRow(new Text("would be dead letters"), Tables.Number(report.Refused.Values.Sum()));
        AddRows(table, report.Refused);
        AnsiConsole.Write(table);
    }

    public static void Write(LoadPreviewReport report)
    {
        var table = Tables.Plain("Dry run", "Records#");
        table.AddRow(new Text("would be stored"), Tables.Number(report.Stored));
        table.AddRow(new Text("duplicates"), Tables.Number(report.Duplicates));
        table.AddRow(new Text("would be dead letters"), Tables.Number(report.DeadLetters.Values.Sum()));
        AddRows(table, report.DeadLetters);
        AnsiConsole.Write(table);
        if (report.IsCut)
        {
            Console.Out.WriteLine($"There are more: only the first {LoadPreview.MaxRecords:N0} records were looked at.");
        }
    }

    public static void Write(IReadOnlyList<TransformStatus> transforms)
    {
        var table = Tables.Plain("Dry run", "Target", "Would be");
        foreach (var transform in transforms)
        {
            table.AddRow(new Text(transform.Name), new Text(transform.Target.ToString()), new Text(FateOf(transform)));
        }

        AnsiConsole.Write(table);
        Console.Out.WriteLine("What is merged into a flat collection is merged into its views in the same run.");
    }

    private static void AddRows(Table table, IReadOnlyDictionary<string, long> counts)
    {
        foreach (var (name, count) in counts)
        {
            table.AddRow(new Text($"  {name}"), Tables.Number(count));
        }
    }

    private static string FateOf(TransformStatus transform) => transform switch
    {
        { Build: 0 } => "built from all that is loaded",
        _ when transform.DefinedVersion > transform.Version => $"built anew as version {transform.DefinedVersion}",
        _ when transform.DefinedVersion < transform.Version => $"refused: it was built by version {transform.Version}, which is newer",
        { RecordsBehind: > 0 } => $"merged: {transform.RecordsBehind:N0} records",
        _ => "left as it is",
    };
}
