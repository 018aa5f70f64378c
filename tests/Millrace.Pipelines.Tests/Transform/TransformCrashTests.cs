namespace Millrace.Pipelines.Tests.Transform;

/// <summary>Runs that end, stall or meet at any step, and the targets afterwards.</summary>
public sealed class TransformCrashTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 30).Select(number => $"id{number}")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_dies_at_any_step_is_made_good_by_the_next(bool rebuild)
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids[..3]);
        for (var (step, batch) = (0, 0); ; step++)
        {
            if (!await DiesAsync(fixture, rebuild, dieAt: step))
            {
                Assert.True(step > 20, $"a run had only {step} steps");
                break;
            }

            // More comes between the death and the next run, every second time.
            if (step % 2 == 0)
            {
                await fixture.LoadAsync(step % 3, $"more{batch++}", $"more{batch++}", "more0");
            }

            await fixture.RunAsync();
            await fixture.AssertUpToDateAsync();
            await fixture.LoadAsync(step % 2, $"last{step}");
        }

        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task A_stalled_run_that_goes_on_after_others_finished_its_work_changes_nothing_for_good()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids[..5]);
        await fixture.RunAsync();
        for (var stallAt = 0; stallAt < 16; stallAt++)
        {
            await fixture.LoadAsync(0, $"a{stallAt}", $"b{stallAt}");
            var (stalled, resume) = (new TaskCompletionSource(), new TaskCompletionSource());
            var steps = 0;
            var late = fixture.Runner(onStep: async _ =>
            {
                if (steps++ == stallAt)
                {
                    stalled.TrySetResult();
                    await resume.Task;
                }
            }).RunAsync(CancellationToken.None);
            await Task.WhenAny(stalled.Task, late);

            await fixture.RunAsync();
            await fixture.LoadAsync(1, $"c{stallAt}", $"d{stallAt}");
            await fixture.RunAsync();
            await fixture.AssertUpToDateAsync();
            resume.SetResult();
            await late;
            await fixture.RunAsync();
            await fixture.AssertUpToDateAsync();
        }
    }

    [Fact]
    public async Task A_stalled_run_of_an_old_version_leaves_nothing_of_it_after_the_new_version_took_over()
    {
        await using var fixture = await TransformFixture.StartAsync();
        var version = 1;
        await fixture.LoadAsync(0, Ids[..5]);
        await fixture.RunAsync(version);
        for (var stallAt = 0; stallAt < 14; stallAt++)
        {
            await fixture.LoadAsync(0, $"a{stallAt}", $"b{stallAt}", $"e{stallAt}");
            var (stalled, resume) = (new TaskCompletionSource(), new TaskCompletionSource());
            var steps = 0;
            var late = fixture.Runner(version, onStep: async _ =>
            {
                if (steps++ == stallAt)
                {
                    stalled.TrySetResult();
                    await resume.Task;
                }
            }).RunAsync(CancellationToken.None);
            await Task.WhenAny(stalled.Task, late);
            await fixture.RunAsync(++version);
            await fixture.LoadAsync(1, $"c{stallAt}", $"d{stallAt}");
            resume.SetResult();
            await Record.ExceptionAsync(() => late); // it may meet the newer version and say so
            await fixture.RunAsync(version);
            await fixture.AssertUpToDateAsync();
            foreach (var target in new[] { "even", "odd", "ages" })
            {
                Assert.All(await fixture.Store.ReadAsync(target), row => Assert.Equal(version, (int)row["version"].ToDouble()));
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Runs_rebuilds_and_loads_at_the_same_time_end_with_what_the_raw_documents_say(int seed)
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids);
        await fixture.RunAsync();
        using var stop = new CancellationTokenSource();
        var runners = Enumerable.Range(0, 3).Select(number => Task.Run(async () =>
        {
            var random = new Random(seed + number);
            while (!stop.IsCancellationRequested)
            {
                // Some are cut off: what the server still does for them goes on.
                using var cut = new CancellationTokenSource();
                var steps = random.Next(60);
                var runner = fixture.Runner(recordsPerMerge: random.Next(1, 20), onStep: _ =>
                {
                    if (steps-- == 0)
                    {
                        cut.Cancel();
                    }

                    return Task.CompletedTask;
                });
                var run = random.Next(4) == 0 ? runner.RebuildAsync([], cut.Token) : runner.RunAsync(cut.Token);
                await Record.ExceptionAsync(() => run);
                Assert.True(run.IsCompletedSuccessfully || cut.IsCancellationRequested, run.Exception?.ToString());
            }
        })).ToList();
        var loads = new Random(seed);
        for (var batch = 0; batch < 25; batch++)
        {
            await fixture.LoadAsync(loads.Next(3), [.. Enumerable.Range(0, loads.Next(1, 6)).Select(_ => $"n{loads.Next(120)}")]);
        }

        await stop.CancelAsync();
        await Task.WhenAll(runners);
        await fixture.RunAsync();
        await fixture.AssertUpToDateAsync();
        await fixture.RunAsync();
        Assert.DoesNotContain(await fixture.Runner().StatusAsync(CancellationToken.None), status => status.RecordsBehind > 0);
    }

    [Fact]
    public async Task Readers_see_the_old_collection_until_a_rebuild_is_complete()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids);
        await fixture.RunAsync();
        var checks = 0;
        await fixture.Runner(onStep: async _ =>
        {
            checks++;
            await fixture.AssertUpToDateAsync();
        }).RebuildAsync([], CancellationToken.None);
        Assert.True(checks > 10);
        var leftovers = await fixture.Store.Client.Database(fixture.Store.Name).ListCollectionNamesAsync(CancellationToken.None);
        Assert.Equal(5, leftovers.Count); // raw, even, odd, ages and the totals of ages
    }

    [Fact]
    public async Task An_older_version_of_a_definition_does_not_take_the_place_of_a_newer_one()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids[..3]);
        await fixture.RunAsync(version: 3);
        var failure = await Assert.ThrowsAsync<Millrace.Pipelines.Transform.TransformException>(() => fixture.RunAsync(version: 2));
        Assert.Contains("version 3", failure.Message);
        await fixture.AssertUpToDateAsync();
    }

    [Fact]
    public async Task Superseded_totals_are_removed()
    {
        await using var fixture = await TransformFixture.StartAsync();
        await fixture.LoadAsync(0, Ids);
        await fixture.RunAsync();
        for (var round = 0; round < 5; round++)
        {
            await fixture.LoadAsync(0, [.. Ids.Select(id => id + round)]);
            await fixture.RunAsync();
        }

        var names = await fixture.Store.Client.Database(fixture.Store.Name).ListCollectionNamesAsync(CancellationToken.None);
        var totals = await fixture.Store.ReadAsync(names.Single(name => name.StartsWith("totals.", StringComparison.Ordinal)));
        Assert.Equal((await fixture.Store.ReadAsync("ages")).Count, totals.Count);
    }

    private static async Task<bool> DiesAsync(TransformFixture fixture, bool rebuild, int dieAt)
    {
        var steps = 0;
        var runner = fixture.Runner(recordsPerMerge: 4, onStep: _ => steps++ == dieAt
            ? throw new InvalidOperationException("died")
            : Task.CompletedTask);
        try
        {
            await (rebuild ? runner.RebuildAsync([], CancellationToken.None) : runner.RunAsync(CancellationToken.None));
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
