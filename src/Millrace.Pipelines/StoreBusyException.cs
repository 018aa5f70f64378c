namespace Millrace.Pipelines;

/// <summary>The store or the dead-letter topic took only a part for the time being; the rest is tried
/// again. Never leaves the engine.</summary>
internal sealed class StoreBusyException(string message) : Exception(message);
