namespace Millrace.Pipelines.Transform;

/// <summary>Offsets of one partition that were loaded and are to be merged.</summary>
/// <param name="Lane">The lane of the load journal.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="From">The first offset.</param>
/// <param name="To">The last offset.</param>
/// <param name="LastNumber">The last entry that the range covers.</param>
/// <param name="Records">How many records the entries count.</param>
/// <param name="Batches">The trace contexts of the first batches in it, at most <see cref="TraceLinks.Max"/>.</param>
internal readonly record struct JournalRange(
    string Lane, string Topic, int Partition, long From, long To, long LastNumber, long Records, IReadOnlyList<string> Batches);
