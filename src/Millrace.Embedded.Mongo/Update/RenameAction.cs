namespace Millrace.Embedded.Mongo.Update;

/// <summary>$rename: the value moves from one path to another.</summary>
internal sealed record RenameAction(UpdatePath From, UpdatePath To);
