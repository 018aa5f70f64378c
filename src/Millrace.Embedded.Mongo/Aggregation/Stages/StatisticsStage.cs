using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>A stage that asks the store about itself: $collStats, $indexStats, ...</summary>
internal sealed class StatisticsStage(string name, BsonValue specification, IAggregationContext store) : ISourceStage
{
    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => store.ReadStatistics(name, specification);
}
