namespace Millrace.Server.Pages.Shapes;

/// <summary>A key of the pipeline, such as a nationality. What cannot be told apart by key is null.</summary>
/// <param name="Key">The key.</param>
/// <param name="Extracted">Records ever written to its partition.</param>
/// <param name="InTopic">Records that its partition keeps.</param>
/// <param name="Loaded">Records of it that the loader is done with.</param>
/// <param name="Flat">Documents in its flat collection.</param>
/// <param name="StreamedPerSecond">Records a second into the topic.</param>
/// <param name="LoadedPerSecond">Records a second that the loader is done with.</param>
/// <param name="TransformedPerSecond">Documents a second into the flat collection.</param>
internal sealed record PartStatus(
    string Key,
    long? Extracted,
    long? InTopic,
    long? Loaded,
    long? Flat,
    double? StreamedPerSecond = null,
    double? LoadedPerSecond = null,
    double? TransformedPerSecond = null);
