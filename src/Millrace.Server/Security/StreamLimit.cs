using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>Bounds the answers that go on and on: each holds a connection for as long as its client likes. Thread-safe.</summary>
internal sealed class StreamLimit
{
    /// <summary>The most that one user may have open: many tabs, and programs beside them.</summary>
    public const int OfUser = 64;

    /// <summary>The most that all may have open together.</summary>
    public const int OfAll = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Counts the answer until it is over.</summary>
    /// <exception cref="ApiException">429: there are too many.</exception>
    public void Take(HttpContext context)
    {
        var user = context.FindCaller()?.Name ?? "";
        lock (_lock)
        {
            var mine = _open.GetValueOrDefault(user);
            if (mine >= OfUser || _all >= OfAll)
            {
                throw new ApiException(
                    StatusCodes.Status429TooManyRequests, $"There are {mine} live connections of {user} already: close some pages.");
            }

            _open[user] = mine + 1;
            _all++;
        }

        context.Response.OnCompleted(() =>
        {
            Leave(user);
            return Task.CompletedTask;
        });
    }

    private void Leave(string user)
    {
        lock (_lock)
        {
            _all--;
            if (--_open[user] == 0)
            {
                _open.Remove(user);
            }
        }
    }
}
