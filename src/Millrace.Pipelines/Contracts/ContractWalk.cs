using System.Text.Json;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Contracts;

/// <summary>One pass over one record. It ends at the first violation that makes the record a dead letter.</summary>
internal ref struct ContractWalk(ContractJudge judge, ReadOnlySpan<byte> record)
{
    private readonly ContractJudge _judge = judge;
    private Utf8JsonReader _reader = new(record, JsonLimits.Reader);
    private string? _violation;
    private bool _stops;
    private List<DiscardedValue>? _discarded;

    public Judgement Run(ContractNode root)
    {
        _reader.Read();
        VisitObject(root);
        _discarded?.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new Judgement(_violation, _stops, _violation is null ? _discarded : null);
    }

    /// <summary>From an object's first token to its last, unless the record is a dead letter.</summary>
    private void VisitObject(ContractNode node)
    {
        Span<ulong> seen = stackalloc ulong[(node.Children.Length + 63) / 64];
        seen.Clear();
        var hint = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)_reader.TokenStartIndex;
            var index = node.Find(ref _reader, hint);
            if (index < 0)
            {
                VisitUnknown(node, start);
            }
            else
            {
                hint = index + 1;
                seen[index / 64] |= 1UL << (index % 64);
                VisitMember(node.Children[index], start);
            }

            if (_violation is not null)
            {
                return;
            }
        }

        for (var index = 0; index < node.Children.Length; index++)
        {
            if (node.Children[index].Required && (seen[index / 64] & (1UL << (index % 64))) == 0)
            {
                Fail($"The record has no {node.Children[index].MissingPath()}", _judge.Policy);
                return;
            }
        }
    }

    private void VisitMember(ContractNode child, int start)
    {
        _reader.Read();
        var problem = VisitValue(child, out var kind);
        if (problem is null || _violation is not null)
        {
            return;
        }

        if (kind == ProblemKind.Type && _judge.Policy == ContractPolicy.Evolve && !child.Required)
        {
            _judge.NoteType(child, problem);
        }
        else if (kind != ProblemKind.Missing && _judge.Policy == ContractPolicy.DiscardValue && !child.Required)
        {
            (_discarded ??= []).Add(new DiscardedValue(start, (int)_reader.BytesConsumed, $"{child.Path} {problem}"));
        }
        else
        {
            Fail(kind == ProblemKind.Missing ? $"The record has no {child.MissingPath()}" : $"{child.Path} {problem}", _judge.Policy);
        }
    }

    private void VisitUnknown(ContractNode parent, int start)
    {
        if (_judge.UnknownFields == ContractPolicy.Evolve)
        {
            _judge.NoteUnknown(parent, ref _reader);
            _reader.Read();
            _reader.Skip();
            return;
        }

        var reason = $"{parent.PathOf(_reader.GetString()!)} is not in the contract";
        _reader.Read();
        _reader.Skip();
        if (_judge.UnknownFields == ContractPolicy.DiscardValue)
        {
            (_discarded ??= []).Add(new DiscardedValue(start, (int)_reader.BytesConsumed, reason));
        }
        else
        {
            Fail(reason, _judge.UnknownFields);
        }
    }

    /// <summary>From a value's first token to its last; the result is what is wrong with it, after its path.</summary>
    private string? VisitValue(ContractNode node, out ProblemKind kind)
    {
        kind = ProblemKind.Type;
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                kind = node.Required ? ProblemKind.Missing : ProblemKind.Type;
                return node.Required || !node.Nullable ? "is null" : null;
            case JsonTokenType.StartObject when node.Types.Includes(ContractTypes.Object) && node.Children.Length > 0:
                VisitObject(node);
                return null;
            case JsonTokenType.StartArray when node.Types.Includes(ContractTypes.Array):
                return VisitArray(node, ref kind);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var fits = _reader.TokenType == JsonTokenType.StartObject && node.Types.Includes(ContractTypes.Object);
                _reader.Skip();
                return fits ? null : NotOfType(node);
            case JsonTokenType.Number:
                return NumberProblem(node, ref kind);
            case JsonTokenType.String:
                return StringProblem(node, ref kind);
            default:
                return node.Types.Includes(ContractTypes.Boolean) ? null : NotOfType(node);
        }
    }

    private string? VisitArray(ContractNode node, ref ProblemKind kind)
    {
        var elements = 0;
        string? problem = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            elements++;
            if (node.Children.Length == 0 || problem is not null)
            {
                _reader.Skip();
            }
            else
            {
                problem = VisitElement(node);
                if (_violation is not null)
                {
                    return null;
                }
            }
        }

        if (problem is null && node.Rules?.CountProblem(elements) is { } count)
        {
            kind = ProblemKind.Value;
            problem = count;
        }

        return problem;
    }

    /// <summary>An element of an array that has fields below it: an object, or an array of such.</summary>
    private string? VisitElement(ContractNode node)
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            VisitObject(node);
            return null;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return "has an element that is not an object";
        }

        string? problem = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (problem is not null)
            {
                _reader.Skip();
            }
            else
            {
                problem = VisitElement(node);
                if (_violation is not null)
                {
                    return null;
                }
            }
        }

        return problem;
    }

    private string? NumberProblem(ContractNode node, ref ProblemKind kind)
    {
        var fits = node.Types.Includes(ContractTypes.Number)
            || (node.Types.Includes(ContractTypes.Integer) && !_reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E'));
        if (!fits)
        {
            return NotOfType(node);
        }

        kind = ProblemKind.Value;
        return node.Rules?.NumberProblem(ref _reader);
    }

    private string? StringProblem(ContractNode node, ref ProblemKind kind)
    {
        // A date and a time are longer than "2026-01-31", which is a date.
        const int DateLength = 10;
        var types = node.Types;
        var fits = types.Includes(ContractTypes.String)
            || (types.Includes(ContractTypes.Uuid) && _reader.TryGetGuid(out _))
            || (types.Includes(ContractTypes.Timestamp) && _reader.ValueSpan.Length > DateLength && _reader.TryGetDateTimeOffset(out _))
            || (types.Includes(ContractTypes.Date) && _reader.ValueSpan.Length == DateLength && _reader.TryGetDateTime(out _));
        if (!fits)
        {
            return NotOfType(node);
        }

        kind = ProblemKind.Value;
        return node.Rules?.StringProblem(ref _reader);
    }

    private static string NotOfType(ContractNode node) => $"is not {ContractTypeNames.OneOf(node.Types)}";

    private void Fail(string reason, ContractPolicy policy)
    {
        _violation = reason + ".";
        _stops = policy == ContractPolicy.Freeze;
    }
}
