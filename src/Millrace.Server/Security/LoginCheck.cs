using System.Globalization;
using Millrace.Orchestration.Execution;
using Millrace.Server.Airflow.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>Checks a name and a password, slower for who guesses. Thread-safe.</summary>
internal sealed class LoginCheck(UserStore users, LoginLimiter limiter, AuditLog audit, ILogger<LoginCheck> logger)
{
    /// <exception cref="ApiException">401: wrong; 429 with Retry-After: too many failures.</exception>
    public async Task<UserAccount> VerifyAsync(LoginBody body, HttpContext context, CancellationToken cancellationToken)
    {
        if (body.Username is not { Length: > 0 and <= 100 } name || body.Password is not { Length: > 0 } password)
        {
            throw ApiException.Invalid("username", "A username and a password are needed.");
        }

        string[] keys = [$"user {name}", $"address {context.Connection.RemoteIpAddress}"];
        var wait = keys.Max(limiter.WaitOf);
        if (wait > TimeSpan.Zero)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many failed logins: try again later.");
        }

        var user = await users.VerifyAsync(name, password, cancellationToken);
        if (user is null)
        {
            Array.ForEach(keys, limiter.Fail);
            logger.LoginRefused(name);
            await audit.AddAsync(name, "login_refused", "", new RunKey("", ""), cancellationToken);
            throw new ApiException(StatusCodes.Status401Unauthorized, "Invalid credentials");
        }

        Array.ForEach(keys, limiter.Succeed);
        await audit.AddAsync(name, "login", "", new RunKey("", ""), cancellationToken);
        return user;
    }
}
