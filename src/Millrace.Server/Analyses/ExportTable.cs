namespace Millrace.Server.Analyses;

/// <summary>A table that can be taken away. Immutable.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Columns">Names and values of the columns; a value is a text, a number, an instant or null.</param>
internal sealed record ExportTable<T>(string Name, IReadOnlyList<(string Name, Func<T, object?> Value)> Columns);
