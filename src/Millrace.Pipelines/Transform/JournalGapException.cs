namespace Millrace.Pipelines.Transform;

/// <summary>Entries of the load journal that a transform has not read yet are gone.</summary>
internal sealed class JournalGapException(string lane, long number)
    : PipelineException($"Entry {number} of {lane} is missing from the load journal; run 'millrace transform rebuild'.");
