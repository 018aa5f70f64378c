using System.Net;
using System.Net.Sockets;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>What a user gets wrong: one sentence, no stack trace, 2 for a command line that cannot be understood, else 1.</summary>
[Trait("suite", "faults")]
public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("nonsense")]
    [InlineData("demo", "--window", "soon")]
    [InlineData("demo", "--results", "0")]
    [InlineData("demo", "--nationalities", "US,,UA")]
    [InlineData("demo", "--source", "somewhere")]
    [InlineData("up", "--kafka-port", "70000")]
    [InlineData("demo", "--mongo", "127.0.0.1:27017")]
    [InlineData("demo", "--kafka", "broker")]
    public async Task A_command_line_that_cannot_be_understood_ends_with_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        await using var process = await MillraceProcess.RunAsync(folder.Path, arguments);

        AssertSentence(process, 2);
        Assert.Contains("--help", process.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_nationality_that_the_API_has_not_is_named()
    {
        using var folder = new TemporaryFolder();

        await using var process = await MillraceProcess.RunAsync(folder.Path, "demo", "--nationalities", "US,XX");

        AssertSentence(process, 1);
        Assert.Contains("'XX'", process.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_setting_of_the_environment_that_does_not_fit_is_named()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["MILLRACE__WINDOW"] = "soon" };

        await using var process = MillraceProcess.Start(folder.Path, environment, "extract");
        await process.WaitForExitAsync();

        AssertSentence(process, 2);
        Assert.Contains("MILLRACE__Window", process.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("broker", "--kafka-port")]
    [InlineData("store", "--mongo-port")]
    [InlineData("source", "--source-port")]
    [InlineData("up", "--kafka-port")]
    [InlineData("up", "--mongo-port")]
    public async Task A_taken_port_is_one_sentence(string command, string option)
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();
        string[] otherPort = command == "up" ? [option == "--kafka-port" ? "--mongo-port" : "--kafka-port", "0"] : [];

        await using var process = await MillraceProcess.RunAsync(folder.Path, [command, option, port, .. otherPort]);

        AssertSentence(process, 1);
        Assert.Contains(port, process.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broker", "--kafka-port", "kafka")]
    [InlineData("store", "--mongo-port", "mongo")]
    public async Task A_data_directory_in_use_is_one_sentence(string command, string option, string part)
    {
        using var folder = new TemporaryFolder();
        await using var first = MillraceProcess.Start(folder.Path, command, option, "0");
        await first.WaitForLineAsync("Ctrl-C");

        await using var second = await MillraceProcess.RunAsync(folder.Path, command, option, "0");

        AssertSentence(second, 1);
        Assert.Contains(Path.Combine("data", part), second.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broker", "--kafka-port")]
    [InlineData("store", "--mongo-port")]
    public async Task A_data_directory_that_cannot_be_written_is_one_sentence(string command, string option)
    {
        using var folder = new TemporaryFolder();
        // A file where the folder should be: no user, root neither, can write into it.
        var file = Path.Combine(folder.Path, "data");
        await File.WriteAllTextAsync(file, "");

        await using var process = await MillraceProcess.RunAsync(folder.Path, command, option, "0");

        AssertSentence(process, 1);
        Assert.Contains(file, process.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load", "--kafka", "127.0.0.1:1")]
    [InlineData("load", "--mongo", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500")]
    [InlineData("transform", "--mongo", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500")]
    [InlineData("topics", "list", "--kafka", "127.0.0.1:1")]
    public async Task An_unreachable_cluster_is_one_sentence(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        await using var process = await MillraceProcess.RunAsync(folder.Path, [.. arguments, "--log-level", "error"]);

        AssertSentence(process, 1);
        Assert.Contains("127.0.0.1:1", process.Errors, StringComparison.Ordinal);
    }

    private static void AssertSentence(MillraceProcess process, int exitCode)
    {
        Assert.True(process.ExitCode == exitCode, $"{process.ExitCode}\n{process.Output}\n{process.Errors}");
        Assert.StartsWith("millrace: ", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", process.Errors, StringComparison.Ordinal);
    }
}
