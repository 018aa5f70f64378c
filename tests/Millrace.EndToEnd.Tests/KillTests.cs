using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>kill -9 of everything at once: the embedded servers, the extractor, the loader, the transforms.</summary>
[Trait("suite", "faults")]
public sealed class KillTests
{
    private const int Rounds = 5;

    private static readonly string[] Up = ["up", "--source", "builtin", "--kafka-port", "0", "--mongo-port", "0"];

    [Fact]
    public async Task Killing_up_at_random_moments_loses_and_duplicates_nothing()
    {
        using var folder = new TemporaryFolder();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var acknowledged = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            await using var up = MillraceProcess.Start(
                folder.Path,
                [.. Up, "--interval", "50ms", "--window", "1h", "--results", "200"]);
            // Once there is something to lose, whatever else the machine does.
            await up.WaitForLineAsync(round == 0 ? "extracted [1-9]" : "Ctrl-C ends it cleanly");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 4000)), TimeProvider.System);
            await up.KillAsync();
            acknowledged += up.Count(@"extracted ([\d,]+)");
        }

        // What was acknowledged before a kill goes on from where it was.
        await using var load = await MillraceProcess.RunAsync(folder.Path, "load", "--once");
        Assert.True(load.ExitCode == 0, load.Output + load.Errors);
        await using var transform = await MillraceProcess.RunAsync(folder.Path, "transform");
        Assert.True(transform.ExitCode == 0, transform.Output + transform.Errors);

        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.True(inventory.Records == inventory.Distinct, $"seed {seed}: {inventory.Records} records, {inventory.Distinct} events");
        Assert.True(inventory.Records >= acknowledged, $"seed {seed}: {acknowledged} were acknowledged, the topic has {inventory.Records}");
        Assert.True(inventory.Raw > 0, $"seed {seed}: nothing was extracted");
    }

    [Fact]
    public async Task Ctrl_C_ends_up_cleanly_and_the_next_start_goes_on()
    {
        using var folder = new TemporaryFolder();
        for (var round = 0; round < 2; round++)
        {
            await using var up = MillraceProcess.Start(
                folder.Path, [.. Up, "--interval", "100ms", "--results", "50"]);
            await up.WaitForLineAsync("loaded [1-9]");
            await up.InterruptAsync();
            Assert.True(up.ExitCode == 0, up.Output + up.Errors);
        }

        await using var load = await MillraceProcess.RunAsync(folder.Path, "load", "--once");
        await using var transform = await MillraceProcess.RunAsync(folder.Path, "transform");
        Assert.Equal((0, 0), (load.ExitCode, transform.ExitCode));
        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.Equal(inventory.Distinct, inventory.Records);
    }
}
