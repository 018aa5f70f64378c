namespace Millrace.Embedded.Mongo.Query;

/// <summary>One field of a sort.</summary>
internal readonly record struct SortKey(string Path, bool Descending);
