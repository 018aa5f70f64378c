namespace Millrace.Server.Hosting;

/// <summary>Ends answers that go on and on when the server stops.</summary>
internal static class RequestLifetimes
{
    /// <summary>Cancelled when the client goes away or the server stops; the caller disposes it.</summary>
    public static CancellationTokenSource EndsWithServer(this HttpContext context) => CancellationTokenSource.CreateLinkedTokenSource(
        context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
}
