using Microsoft.Extensions.Hosting;

namespace Millrace.RandomUsers.Api;

/// <summary>A host that starts and stops when its owner says so, and listens to no signal.</summary>
internal sealed class CallersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
