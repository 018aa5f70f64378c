using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

[Trait("suite", "e2e")]
public sealed class HelpTests
{
    public static TheoryData<string> CommandLines =>
    [
        "", "demo", "up", "broker", "store", "source", "extract", "load", "transform", "transform rebuild", "transform status", "worker",
        "analyses demographics", "analyses geolocation", "analyses timezones", "topics list", "topics tail", "doctor", "validate",
        "groups list", "groups show", "groups pause", "groups resume", "groups reset", "dlq list", "dlq show", "dlq replay",
        "dags list", "dags show", "dags graph", "dags next", "dags trigger", "dags pause", "dags unpause", "dags backfill",
        "dags backfills list", "dags backfills pause", "dags backfills resume", "dags backfills cancel", "dags test", "dags export",
        "runs list", "runs show", "runs clear", "runs mark", "tasks run", "tasks logs", "users add", "users list",
        "users passwd", "users role", "users remove",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Every_command_explains_itself_with_an_example(string command)
    {
        using var folder = new TemporaryFolder();

        await using var help = await MillraceProcess.RunAsync(
            folder.Path, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Matches($@"Examples:\s+millrace {command}", help.Output);
        Assert.Empty(help.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
