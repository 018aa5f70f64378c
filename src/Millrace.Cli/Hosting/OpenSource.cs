using Millrace.Pipelines.Extract;
using Millrace.RandomUsers;

namespace Millrace.Cli.Hosting;

/// <summary>The source of a run, and the built-in API behind it when that was started; dispose it after the extractor.</summary>
internal sealed class OpenSource(HttpSourceDefinition definition, UserSource? users) : IAsyncDisposable
{
    /// <summary>What is asked.</summary>
    public HttpSourceDefinition Definition => definition;

    /// <summary>Whether the built-in API stands in for the live one.</summary>
    public bool IsBuiltIn => users?.Name == UserSource.BuiltIn;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => users?.DisposeAsync() ?? ValueTask.CompletedTask;
}
