using Millrace.Cli.Settings;
using Millrace.RandomUsers.Api;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace source</c>: the built-in Random User API alone, until Ctrl-C.</summary>
internal sealed class SourceCommand()
    : MillraceCommand(
        "source",
        "Run the built-in Random User API alone, until Ctrl-C.",
        SourcePort,
        Delay,
        RequestsPerMinute,
        Faults)
{
    private static readonly Setting<int> SourcePort = new(
        "--source-port", "PORT", "Port on 127.0.0.1; 0 takes any free one", $"{RandomUserApiOptions.DefaultPort}", SettingParser.Port);

    private static readonly Setting<TimeSpan> Delay = new(
        "--delay", "TIME", "How long every answer waits first", "0s", SettingParser.Duration);

    private static readonly Setting<int> RequestsPerMinute = new(
        "--requests-per-minute",
        "N",
        "Requests answered in a minute before status 429; 0 for no limit",
        "0",
        SettingParser.Count(0, int.MaxValue));

    private static readonly Setting<ApiFaultPlan> Faults = new(
        "--faults", "PLAN", $"Faults on purpose: {ApiFaultPlan.Syntax}", null, ParseFaults);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace source",
        "millrace source --source-port 18090 --faults 429,500,ok,truncated:0.05",
        "curl 'http://127.0.0.1:8090/api/?results=3&nat=UA&seed=demo&format=pretty'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new RandomUserApiOptions
        {
            Port = context.Get(SourcePort),
            Delay = context.Get(Delay),
            RequestsPerMinute = context.Get(RequestsPerMinute),
            Faults = context.Find(Faults) ?? ApiFaultPlan.None,
        };
        await using var api = await RandomUserApi.StartAsync(options, context.LoggerFactory, cancellationToken);
        await Console.Out.WriteLineAsync($"Random User API on {api.BaseAddress}. Ctrl-C ends it.");
        await Ending.OnCtrlC(cancellationToken);
        return 0;
    }

    private static ApiFaultPlan ParseFaults(string text) =>
        ApiFaultPlan.TryParse(text, out var plan, out var error) ? plan : throw new FormatException(error);
}
