using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;

namespace Millrace.Cli.Rendering;

/// <summary>The stages of a run as a progress display sees them; a stage that the command does not have is null.</summary>
internal sealed record PipelineProgress(
    TimeSpan Elapsed, ExtractStatistics? Extract, LoadStatistics? Load, TransformStatistics? Transform)
{
    /// <summary>One line, for output that is no terminal.</summary>
    public string ToLine()
    {
        var parts = new List<string> { $"{Elapsed.TotalSeconds,6:0.0} s" };
        if (Extract is not null)
        {
            parts.Add($"extracted {Extract.Delivered:N0}");
        }

        if (Load is not null)
        {
            parts.Add($"loaded {Load.Stored:N0}, lag {Load.Lag:N0}");
        }

        if (Transform is not null)
        {
            parts.Add($"views updated {Transform.ViewsUpdated:N0}");
        }

        if ((Extract?.DeadLettered ?? 0) + (Load?.DeadLettered ?? 0) is var dead and > 0)
        {
            parts.Add($"dead letters {dead:N0}");
        }

        if (Load?.Trouble is { } loadTrouble)
        {
            parts.Add($"waiting: {loadTrouble}");
        }
        else if (Extract is { LastError: { } extractTrouble })
        {
            parts.Add($"last error: {extractTrouble}");
        }

        return string.Join("  ", parts);
    }
}
