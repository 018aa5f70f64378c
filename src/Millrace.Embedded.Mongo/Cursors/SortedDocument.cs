namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>A document held in memory, with the array index that its filter matched at (what a positional projection needs).</summary>
internal readonly record struct SortedDocument(byte[] Bson, int MatchedArrayIndex);
