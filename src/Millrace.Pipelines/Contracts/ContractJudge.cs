using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Contracts;

/// <summary>
/// Judges records by a contract on their bytes, in one pass and without building a document; a record that is as agreed costs no
/// allocation. What an evolving contract lets pass is logged once a field. Thread-safe.
/// </summary>
internal sealed class ContractJudge
{
    private readonly ContractNode _root;
    private readonly ILogger _logger;

    /// <exception cref="PipelineConfigurationException">The contract contradicts itself.</exception>
    public ContractJudge(DataContract contract, string source, ILogger logger)
    {
        _root = ContractNode.TreeOf(contract);
        _logger = logger;
        Policy = contract.Policy;
        UnknownFields = contract.UnknownFields;
        Source = source;
    }

    public ContractPolicy Policy { get; }

    public ContractPolicy UnknownFields { get; }

    private string Source { get; }

    /// <summary>Judges one record, a valid JSON object.</summary>
    public Judgement Judge(ReadOnlySpan<byte> record) => new ContractWalk(this, record).Run(_root);

    public void NoteUnknown(ContractNode parent, ref Utf8JsonReader name)
    {
        if (parent.NoteUnknown(ref name))
        {
            _logger.UnknownField(Source, parent.PathOf(name.GetString()!));
        }
    }

    public void NoteType(ContractNode node, string problem)
    {
        if (node.NoteType())
        {
            _logger.TypeChanged(Source, node.Path, problem);
        }
    }
}
