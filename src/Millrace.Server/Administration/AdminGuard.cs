using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Administration;

/// <summary>Keeps one admin at least: without one nobody could make another. One change at a time. Thread-safe.</summary>
internal sealed class AdminGuard(UserStore users) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <exception cref="ApiException">409: it would take the last admin their role.</exception>
    public Task SetRoleAsync(string name, Role role, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            if (role != Role.Admin)
            {
                await KeepOneAsync(name, cancellationToken);
            }

            await users.SetRoleAsync(name, role, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>False when there is no such user.</summary>
    /// <exception cref="ApiException">409: it would remove the last admin.</exception>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            await KeepOneAsync(name, cancellationToken);
            return await users.RemoveAsync(name, cancellationToken);
        },
        cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task KeepOneAsync(string name, CancellationToken cancellationToken)
    {
        var admins = (await users.ListAsync(cancellationToken)).Where(user => user.Role == Role.Admin).ToList();
        if (admins is [var last] && last.Name == name)
        {
            throw ApiException.Conflict($"'{name}' is the only admin: make another user admin first.");
        }
    }

    private async Task<bool> InTurnAsync(Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
