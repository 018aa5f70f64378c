namespace Millrace.Server;

/// <summary>The DAGs that run the stages of a pipeline. Immutable.</summary>
/// <param name="Extract">The one that asks the source.</param>
/// <param name="Load">The one that loads the topic into the store.</param>
/// <param name="Transform">The one that makes collections and views.</param>
public sealed record PipelineDagNames(string Extract, string Load, string Transform);
