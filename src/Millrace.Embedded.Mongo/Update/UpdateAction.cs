namespace Millrace.Embedded.Mongo.Update;

/// <summary>One operator at one path.</summary>
internal sealed record UpdateAction(UpdatePath Path, Modifier Modifier);
