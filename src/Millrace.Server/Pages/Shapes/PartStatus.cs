namespace Millrace.Server.Pages.Shapes;

/// <summary>A key of the pipeline, such as a nationality.</summary>
internal sealed record PartStatus(string Key, long? Extracted, long? InTopic, long? Loaded, long? Flat);
