using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>What pages are told of runs and backfills.</summary>
public sealed class LiveEventTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Events = "/api/millrace/v1/events";

    [Fact]
    public async Task The_end_of_a_run_that_is_over_at_once_is_told()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var events = await EventsAsync("run", patience.Token);
        for (var round = 0; round < 4; round++)
        {
            var id = await server.RunAsync("broken");
            await events.UntilAsync(run => run.GetProperty("runId").GetString() == id && run.GetProperty("state").GetString() == "failed");
        }
    }

    [Fact]
    public async Task The_end_of_a_backfill_is_told_and_its_counts_are_of_then()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var events = await EventsAsync("backfill", patience.Token);
        var day = new DateTimeOffset(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);
        await server.PostAsync(
            "/api/v2/backfills", new { dag_id = "report", from_date = day, to_date = day, dag_run_conf = new { }, max_active_runs = 1 });

        JsonElement backfill;
        do
        {
            await events.UntilAsync(told => told.GetProperty("dagId").GetString() == "report");
            backfill = (await server.GetAsync("/api/millrace/v1/dags/report/backfills")).GetProperty("items")[0];
        }
        while (backfill.GetProperty("state").GetString() != "completed");

        Assert.Equal(1, backfill.GetProperty("runs").GetProperty("success").GetInt32());
    }

    private async Task<EventReader> EventsAsync(string name, CancellationToken cancellationToken)
    {
        var stream = await server.Http.GetStreamAsync(Events, cancellationToken);
        return new EventReader(stream, name, cancellationToken);
    }

    private sealed class EventReader(Stream stream, string name, CancellationToken cancellationToken) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _items =
            SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        public async Task UntilAsync(Func<JsonElement, bool> isIt)
        {
            while (await _items.MoveNextAsync())
            {
                if (_items.Current.EventType == name && isIt(JsonDocument.Parse(_items.Current.Data).RootElement))
                {
                    return;
                }
            }

            Assert.Fail($"The events ended without the {name} that was waited for.");
        }

        public async ValueTask DisposeAsync()
        {
            await _items.DisposeAsync();
            await stream.DisposeAsync();
        }
    }
}
