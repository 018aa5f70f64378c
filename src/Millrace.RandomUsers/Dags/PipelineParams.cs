using Millrace.Orchestration.Dags;
using Millrace.Pipelines.Extract;

namespace Millrace.RandomUsers.Dags;

/// <summary>The parameters of a pipeline's runs.</summary>
internal static class PipelineParams
{
    public const string WindowSeconds = "window_seconds";
    public const string IntervalSeconds = "interval_seconds";
    public const string Results = "results";
    public const string StopWhenCaughtUp = "stop_when_caught_up";
    public const string LingerSeconds = "linger_seconds";

    private const double DaySeconds = 86_400;

    public static ParamDefinition[] OfExtract(ExtractOptions options) =>
    [
        ParamDefinition.Number(WindowSeconds, options.Window.TotalSeconds, min: 0, max: DaySeconds) with
        {
            Description = "How long each key is polled; 0 asks once",
        },
        ParamDefinition.Number(IntervalSeconds, options.PollInterval.TotalSeconds, min: 0.01, max: DaySeconds) with
        {
            Description = "Time between two requests for a key",
        },
        ParamDefinition.Integer(Results, options.ResultsPerRequest, min: 1, max: 5000) with
        {
            Description = "Records asked for in one request",
        },
    ];

    public static ParamDefinition OfLoad() => ParamDefinition.Boolean(StopWhenCaughtUp, false) with
    {
        Description = "End when everything is loaded that is in the topic at the start; otherwise go on until stopped",
    };

    /// <summary>Longer than the pause between two polls, so that an extraction is followed by one run.</summary>
    public static ParamDefinition OfTransform(ExtractOptions options) =>
        ParamDefinition.Number(LingerSeconds, Math.Min((2 * options.PollInterval.TotalSeconds) + 5, 3600), min: 0, max: 3600) with
        {
            Description = "How long to wait for more new data before ending",
        };
}
