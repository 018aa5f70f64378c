namespace Millrace.Server.Data.Shapes;

/// <summary>How often a field has a value.</summary>
internal sealed record ValueShare(string Value, int Count);
