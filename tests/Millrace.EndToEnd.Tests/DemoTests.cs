using System.Text;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>The main job, as a user runs it.</summary>
[Trait("suite", "e2e")]
public sealed class DemoTests
{
    private static readonly string[] Secrets = ["\"sha256\"", "\"sha1\"", "\"md5\"", "\"salt\"", "\"password\""];

    [Fact]
    public async Task A_demo_stores_what_it_extracted_and_a_second_one_adds_to_it()
    {
        using var folder = new TemporaryFolder();

        await using var first = await MillraceProcess.RunAsync(folder.Path, "demo", "--source", "builtin", "--log-level", "debug");
        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        foreach (var title in new[] { "Demographics", "Geolocation", "Time zones" })
        {
            Assert.Contains(title, first.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secrets, secret => (first.Output + first.Errors).Contains(secret, StringComparison.Ordinal));
        var afterFirst = await Inventory.OfAsync(folder.Path);
        afterFirst.AssertComplete();
        Assert.True(afterFirst.Records >= 100, $"only {afterFirst.Records} records");
        Assert.Equal(afterFirst.Records, afterFirst.Raw);
        Assert.Equal(["AU", "CH", "UA", "US"], afterFirst.Flat.Keys.Order(StringComparer.Ordinal));
        Assert.All(afterFirst.Flat.Values, count => Assert.True(count > 0));
        Assert.All(afterFirst.Views.Values, count => Assert.True(count > 0));
        Assert.Equal(["AU=3", "CH=2", "UA=1", "US=0"], afterFirst.PartitionsByKey.Select(pair => $"{pair[0]}={pair[1]}"));

        await using var second = await MillraceProcess.RunAsync(folder.Path, "demo", "--source", "builtin");
        Assert.True(second.ExitCode == 0, second.Output + second.Errors);
        var afterSecond = await Inventory.OfAsync(folder.Path);
        afterSecond.AssertComplete();
        Assert.True(afterSecond.Raw > afterFirst.Raw, $"{afterFirst.Raw} raw documents, then {afterSecond.Raw}");

        AssertNoSecretOnDisk(folder.Path);
    }

    /// <summary>BSON and SQLite keep member names as they are; the topic, which may be compressed, is read through a client
    /// instead.</summary>
    private static void AssertNoSecretOnDisk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "data", "mongo"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            Assert.True(bytes.IndexOf("sha256"u8) < 0, $"{file} holds a login secret");
            Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes("\u0002salt\0")) < 0, $"{file} holds a login secret");
        }
    }
}
