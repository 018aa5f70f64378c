namespace Millrace.Server.Data.Shapes;

/// <summary>A database and how much it holds.</summary>
internal sealed record DatabaseSummary(string Name, int Collections, long Documents, long Bytes, long IndexBytes, long StorageBytes);
