namespace Millrace.Server.Data.Shapes;

/// <summary>How often a field has a type.</summary>
internal sealed record TypeShare(string Type, int Count);
