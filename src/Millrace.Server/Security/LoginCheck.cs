using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>Checks a name and a password, slower for who guesses. Hashing takes a core for a good while, so few are checked at a time.
/// Thread-safe.</summary>
internal sealed class LoginCheck(UserStore users, LoginLimiter limiter, AuditLog audit, ILogger<LoginCheck> logger) : IDisposable
{
    private const int ChecksAtATime = 2;
    private const int MostWaiting = 64;
    private const int PrefixBytes = 8;

    private readonly SemaphoreSlim _slots = new(ChecksAtATime);
    private int _waiting;

    /// <exception cref="ApiException">401: wrong; 429 with Retry-After: too many failures, or too many at once.</exception>
    public async Task<UserAccount> VerifyAsync(LoginBody body, HttpContext context, CancellationToken cancellationToken)
    {
        if (body.Username is not { Length: > 0 and <= 100 } name || body.Password is not { Length: > 0 } password)
        {
            throw ApiException.Invalid("username", "A username and a password are needed.");
        }

        var address = AddressOf(context);
        RefuseTooSoon(context, name, address);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw TooMany(context, TimeSpan.FromSeconds(1));
        }

        try
        {
            await _slots.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            // Again: those that were checked meanwhile count too.
            RefuseTooSoon(context, name, address);
            return await VerifyAsync(name, password, address, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<UserAccount> VerifyAsync(string name, string password, string address, CancellationToken cancellationToken)
    {
        var user = await users.VerifyAsync(name, password, cancellationToken);
        if (user is null)
        {
            limiter.Fail(name, address);
            // People type passwords where the name should be: what is no user's name is not kept.
            var known = await users.FindAsync(name, cancellationToken) is null ? "(unknown)" : name;
            logger.LoginRefused(known, address);
            await audit.AddAsync(known, "login_refused", $"from {address}", new RunKey("", ""), cancellationToken);
            throw new ApiException(StatusCodes.Status401Unauthorized, "Invalid credentials");
        }

        limiter.Succeed(name, address);
        await audit.AddAsync(name, "login", $"from {address}", new RunKey("", ""), cancellationToken);
        return user;
    }

    private void RefuseTooSoon(HttpContext context, string name, string address)
    {
        var wait = limiter.WaitOf(name, address);
        if (wait > TimeSpan.Zero)
        {
            throw TooMany(context, wait);
        }
    }

    private static ApiException TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        return new ApiException(StatusCodes.Status429TooManyRequests, "Too many failed logins: try again later.");
    }

    /// <summary>Where a try comes from: a network of IPv6, since one machine has all of it. A proxy on this machine says whom it speaks for
    /// in the last entry of its header; nobody else is believed.</summary>
    internal static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (IPAddress.IsLoopback(address)
            && context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } last
            && IPAddress.TryParse(last, out var client))
        {
            address = client;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, PrefixBytes, bytes.Length - PrefixBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
