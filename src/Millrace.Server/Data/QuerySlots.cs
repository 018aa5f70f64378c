using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>
/// Bounds the queries and exports that pages run at a time, so that they never take all connections from the orchestrator, which shares
/// the client. Thread-safe.
/// </summary>
internal sealed class QuerySlots(WebServerOptions options) : IDisposable
{
    private const int MostQueries = 3;
    private const int MostExports = 2;

    private readonly SemaphoreSlim _queries = new(MostQueries);
    private readonly SemaphoreSlim _exports = new(MostExports);

    /// <summary>Waits for a free slot for a query; disposing it frees it.</summary>
    /// <exception cref="ApiException">503: none got free in the time that a query may take.</exception>
    public Task<IDisposable> QueryAsync(CancellationToken cancellationToken) => EnterAsync(_queries, "queries", cancellationToken);

    /// <inheritdoc cref="QueryAsync"/>
    public Task<IDisposable> ExportAsync(CancellationToken cancellationToken) => EnterAsync(_exports, "exports", cancellationToken);

    public void Dispose()
    {
        _queries.Dispose();
        _exports.Dispose();
    }

    private async Task<IDisposable> EnterAsync(SemaphoreSlim slots, string what, CancellationToken cancellationToken) =>
        await slots.WaitAsync(options.QueryTime, cancellationToken)
            ? new Slot(slots)
            : throw new ApiException(
                StatusCodes.Status503ServiceUnavailable, $"Too many {what} run at the moment: try again in a few seconds.");

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
