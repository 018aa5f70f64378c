using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Scheduling;

/// <summary>See <see cref="Schedule.OnAll"/> and <see cref="Schedule.OnAny"/>.</summary>
public sealed record DatasetSchedule(IReadOnlyList<Dataset> Datasets, DatasetCondition Condition) : Schedule
{
    /// <inheritdoc/>
    public override string Summary =>
        string.Join(Condition == DatasetCondition.All ? " and " : " or ", Datasets.Select(dataset => dataset.Name));

    internal override string? Problem(DateTimeOffset? startDate, Catchup catchup) => this switch
    {
        { Datasets.Count: 0 } => "it is scheduled on datasets but names none",
        _ when Datasets.DistinctBy(dataset => dataset.Name).Count() < Datasets.Count => "it is scheduled on the same dataset twice",
        _ when catchup != Catchup.None => "a schedule on datasets has no intervals to catch up with: its catchup must be None",
        _ => null,
    };
}
