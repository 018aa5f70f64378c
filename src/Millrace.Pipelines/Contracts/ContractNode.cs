using System.Text;
using System.Text.Json;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Contracts;

/// <summary>
/// A contract's fields as a tree of member names. A node that only leads to fields must be an object or an array of objects, and is
/// required when one of its fields is. Thread-safe: only the notes of what was logged change.
/// </summary>
internal sealed class ContractNode
{
    private const int MaxFields = 1000;
    private const int MaxNotes = 64;
    private readonly byte[] _name;
    private volatile byte[][] _notedNames = [];
    private int _noted;

    private ContractNode(string path, string name, ContractField? field, ContractNode[] children)
    {
        Path = path;
        _name = Encoding.UTF8.GetBytes(name);
        Children = children;
        Types = field?.Types ?? (ContractTypes.Object | ContractTypes.Array);
        Required = field?.Required ?? children.Any(child => child.Required);
        Nullable = field is null || field.Nullable;
        Rules = field is null ? null : ValueRules.Of(field);
        IsField = field is not null;
    }

    public string Path { get; }

    public ContractNode[] Children { get; }

    public ContractTypes Types { get; }

    public bool Required { get; }

    public bool Nullable { get; }

    /// <summary>Limits of the value beyond its type; null when there are none.</summary>
    public ValueRules? Rules { get; }

    /// <summary>Whether the contract names it, and not only fields below it.</summary>
    public bool IsField { get; }

    /// <summary>The tree of a contract's fields; the root stands for the record.</summary>
    /// <exception cref="PipelineConfigurationException">A field contradicts itself or another.</exception>
    public static ContractNode TreeOf(DataContract contract)
    {
        Bounds.Check(contract.Fields.Count, 1, MaxFields, "The number of fields of the contract");
        var fields = new Dictionary<string, ContractField>(StringComparer.Ordinal);
        foreach (var field in contract.Fields)
        {
            Bounds.NotEmpty(field.Path, "The path of a field of the contract");
            JsonPath.Parse(field.Path);
            if (!fields.TryAdd(field.Path, field))
            {
                throw new PipelineConfigurationException($"The contract has the field '{field.Path}' twice.");
            }
        }

        return Branch("", "", fields, [.. contract.Fields.Select(field => field.Path.Split('.'))], depth: 0);
    }

    /// <summary>The place of the child whose name the reader stands on, -1 when the contract does not name it. The search begins at
    /// <paramref name="hint"/>: records mostly have their members in one order.</summary>
    public int Find(ref Utf8JsonReader reader, int hint)
    {
        for (var tried = 0; tried < Children.Length; tried++)
        {
            var index = hint + tried;
            index = index < Children.Length ? index : index - Children.Length;
            if (reader.ValueTextEquals(Children[index]._name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Notes an unknown member's name; false when it was noted before, or too many were.</summary>
    public bool NoteUnknown(ref Utf8JsonReader reader)
    {
        var noted = _notedNames;
        foreach (var name in noted)
        {
            if (reader.ValueTextEquals(name))
            {
                return false;
            }
        }

        if (noted.Length >= MaxNotes)
        {
            return false;
        }

        byte[][] more = [.. noted, Encoding.UTF8.GetBytes(reader.GetString()!)];
        return Interlocked.CompareExchange(ref _notedNames, more, noted) == noted;
    }

    /// <summary>Notes that the field had another type; false when that was noted before.</summary>
    public bool NoteType() => Interlocked.Exchange(ref _noted, 1) == 0;

    /// <summary>The path of a member that the contract does not name, bounded.</summary>
    public string PathOf(string member)
    {
        const int Longest = 100;
        var name = member.Length > Longest ? string.Concat(member.AsSpan(0, Longest), "…") : member;
        name = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c));
        return Path.Length == 0 ? name : $"{Path}.{name}";
    }

    /// <summary>The path of what is missing when this node is: itself, or the first required field it leads to.</summary>
    public string MissingPath()
    {
        var node = this;
        while (!node.IsField && Array.Find(node.Children, child => child.Required) is { } deeper)
        {
            node = deeper;
        }

        return node.Path;
    }

    private static ContractNode Branch(
        string path, string name, Dictionary<string, ContractField> fields, List<string[]> below, int depth)
    {
        if (depth >= JsonLimits.MaxDepth)
        {
            throw new PipelineConfigurationException($"The contract's path '{path}' is deeper than {JsonLimits.MaxDepth} members.");
        }

        var children = below
            .Where(names => names.Length > depth)
            .GroupBy(names => names[depth], StringComparer.Ordinal)
            .Select(group => Branch(depth == 0 ? group.Key : $"{path}.{group.Key}", group.Key, fields, [.. group], depth + 1))
            .ToArray();
        var field = depth == 0 ? null : fields.GetValueOrDefault(path);
        if (field is not null && children.Length > 0 && !field.Types.Includes(ContractTypes.Object | ContractTypes.Array))
        {
            throw new PipelineConfigurationException(
                $"The contract's field '{path}' has fields of its own, so its types must include object or array.");
        }

        return new ContractNode(path, name, field, children);
    }
}
