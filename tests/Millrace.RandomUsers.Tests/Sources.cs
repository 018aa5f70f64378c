using Microsoft.Extensions.Logging.Abstractions;
using Millrace.RandomUsers.Api;

namespace Millrace.RandomUsers.Tests;

/// <summary>Opens sources for tests.</summary>
public static class Sources
{
    public static Task<UserSource> BuiltInAsync() => UserSource.OpenAsync(
        UserSource.BuiltIn, new RandomUserApiOptions(), NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
}
