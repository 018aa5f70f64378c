namespace Millrace.Server.Data.Shapes;

/// <summary>A field of an index: <c>1</c>, <c>-1</c> or a kind such as <c>2dsphere</c>.</summary>
internal sealed record IndexKey(string Field, string Kind);
