using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Extract;
using Millrace.RandomUsers.Api;

namespace Millrace.RandomUsers;

/// <summary>
/// Where users come from: the live API, the built-in one (started and owned by this object) or any server that speaks the API.
/// Thread-safe; dispose it after the extractor.
/// </summary>
public sealed class UserSource : IAsyncDisposable
{
    /// <summary>The choice of the live API.</summary>
    public const string Live = "live";

    /// <summary>The choice of the built-in API.</summary>
    public const string BuiltIn = "builtin";

    internal const string LiveName = "randomuser.me";

    /// <summary>The live API's address.</summary>
    public static readonly Uri LiveAddress = new("https://randomuser.me/api/");

    // A probe decides between two sources that both do the job: waiting longer than this for the first is not worth it.
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    private readonly RandomUserApi? _api;

    private UserSource(string name, Uri address, RandomUserApi? api = null)
    {
        Name = name;
        Address = address;
        _api = api;
    }

    /// <summary>What the header <c>millrace.source</c> says: <c>randomuser.me</c>, <c>builtin</c>, or host and port of a URL.</summary>
    public string Name { get; }

    /// <summary>Where the API answers.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Opens a source. <c>live</c> and a URL are taken as they are; without a choice the live API is probed for two seconds and the
    /// built-in one started when it does not answer. The log says which source was taken.
    /// </summary>
    /// <param name="choice"><c>live</c>, <c>builtin</c>, a URL, or null.</param>
    /// <param name="apiOptions">Settings of the built-in API, should it be started.</param>
    /// <param name="loggerFactory">Makes the logger.</param>
    /// <param name="timeProvider">Times the probe.</param>
    /// <param name="cancellationToken">Cancels the probe and the start.</param>
    /// <exception cref="RandomUserApiException">The built-in API cannot start.</exception>
    public static Task<UserSource> OpenAsync(
        string? choice,
        RandomUserApiOptions apiOptions,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        CancellationToken cancellationToken) =>
        OpenAsync(choice, LiveAddress, apiOptions, loggerFactory, timeProvider, cancellationToken);

    /// <summary>As the public overload, with another address for the live API.</summary>
    internal static async Task<UserSource> OpenAsync(
        string? choice,
        Uri liveAddress,
        RandomUserApiOptions apiOptions,
        ILoggerFactory loggerFactory,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        var logger = loggerFactory.CreateLogger<UserSource>();
        var source = choice switch
        {
            Live => new UserSource(LiveName, liveAddress),
            BuiltIn => await StartBuiltInAsync(),
            null => await ProbeAsync(liveAddress, loggerFactory, timeProvider, cancellationToken) is { } reason
                ? await FallBackAsync(reason)
                : new UserSource(LiveName, liveAddress),
            _ => new UserSource(new Uri(choice).Authority, new Uri(choice)),
        };
        logger.SourceChosen(source.Name, source.Address);
        return source;

        async Task<UserSource> StartBuiltInAsync()
        {
            var api = await RandomUserApi.StartAsync(apiOptions, loggerFactory, cancellationToken);
            return new UserSource(BuiltIn, api.BaseAddress, api);
        }

        async Task<UserSource> FallBackAsync(string reason)
        {
            logger.LiveSourceSilent(reason);
            return await StartBuiltInAsync();
        }
    }

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Why the live API is of no use now, or null when it answers.</summary>
    private static async Task<string?> ProbeAsync(
        Uri address, ILoggerFactory loggerFactory, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var definition = RandomUsersPipeline.DefineSource(LiveName, address, redactedPaths: []);
        using var http = new HttpSource(definition, new HttpSourceOptions { RequestTimeout = ProbeTimeout }, loggerFactory, timeProvider);
        try
        {
            await http.ProbeAsync("US", cancellationToken);
            return null;
        }
        catch (ExtractException failure)
        {
            return failure.Message;
        }
    }
}
