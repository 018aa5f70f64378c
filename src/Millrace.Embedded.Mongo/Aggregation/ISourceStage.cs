namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>A stage that must be first and makes its own documents; it does not look at its input.</summary>
internal interface ISourceStage : IPipelineStage;
