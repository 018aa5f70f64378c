namespace Millrace.Pipelines.Contracts;

/// <summary>
/// What a record must be: types, required fields, ranges. Judged on the record's bytes after redaction. Immutable.
/// </summary>
public sealed record DataContract
{
    private readonly ContractPolicy? _unknownFields;

    /// <summary>The fields, in any order; the order of the records makes judging fastest.</summary>
    /// <value>1 to 1000 with distinct paths.</value>
    public required IReadOnlyList<ContractField> Fields { get; init; }

    /// <summary>What happens to violations.</summary>
    /// <value>Default <see cref="ContractPolicy.DiscardRow"/>.</value>
    public ContractPolicy Policy { get; init; } = ContractPolicy.DiscardRow;

    /// <summary>What happens to fields the contract does not name. Members of an object that is a field without fields of its own are
    /// not judged.</summary>
    /// <value>Default: <see cref="Policy"/>.</value>
    public ContractPolicy UnknownFields
    {
        get => _unknownFields ?? Policy;
        init => _unknownFields = value;
    }

    /// <summary>Checks the contract.</summary>
    /// <exception cref="PipelineConfigurationException">A field contradicts itself or another.</exception>
    public void Validate() => _ = ContractNode.TreeOf(this);
}
