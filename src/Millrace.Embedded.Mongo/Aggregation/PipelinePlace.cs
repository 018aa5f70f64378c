namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>Where a pipeline stands.</summary>
internal enum PipelinePlace
{
    /// <summary>The command's own pipeline: any stage.</summary>
    TopLevel,

    /// <summary>In <c>$lookup</c> or <c>$unionWith</c>: no stage that writes.</summary>
    Nested,

    /// <summary>In <c>$facet</c>: no stage that writes, none that makes its own documents, no other <c>$facet</c>.</summary>
    Facet,
}
