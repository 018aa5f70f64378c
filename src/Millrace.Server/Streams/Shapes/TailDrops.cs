namespace Millrace.Server.Streams.Shapes;

/// <summary>Records that a live tail left out because they came faster than it tells them.</summary>
internal sealed record TailDrops(long Dropped, long Total);
