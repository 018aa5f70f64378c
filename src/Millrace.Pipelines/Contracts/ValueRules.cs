using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Millrace.Pipelines.Contracts;

/// <summary>The limits a contract puts on a value beyond its type. Thread-safe.</summary>
internal sealed class ValueRules
{
    private const int MaxAllowed = 1000;
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);
    private readonly ContractField _field;
    private readonly byte[][]? _allowed;
    private readonly Regex? _pattern;

    private ValueRules(ContractField field, Regex? pattern)
    {
        _field = field;
        _allowed = field.Allowed is null ? null : [.. field.Allowed.Select(Encoding.UTF8.GetBytes)];
        _pattern = pattern;
    }

    private bool LimitsLength => _field.MinLength is not null || _field.MaxLength is not null;

    /// <summary>The limits of a field; null when it has none.</summary>
    /// <exception cref="PipelineConfigurationException">They contradict each other.</exception>
    public static ValueRules? Of(ContractField field)
    {
        const ContractTypes Strings = ContractTypes.String | ContractTypes.Timestamp | ContractTypes.Date | ContractTypes.Uuid;
        Need(field.Types.Includes(ContractTypes.Any), field, "needs at least one type");
        Need(!(field.Minimum > field.Maximum), field, "has a minimum above its maximum");
        Need(
            !(field.MinLength > field.MaxLength) && !(field.MinLength < 0), field, "has a minimal length below 0 or above its maximal one");
        Need(!(field.Required && field.Nullable), field, "is required, so it cannot be nullable");
        Need(field.Allowed is null or { Count: > 0 and <= MaxAllowed }, field, $"needs 1 to {MaxAllowed} allowed values");
        var limitsNumber = field.Minimum is not null || field.Maximum is not null;
        Need(!limitsNumber || field.Types.Includes(ContractTypes.Number | ContractTypes.Integer), field, "has a range but is no number");
        var limitsText = field.Allowed is not null || field.Pattern is not null;
        Need(!limitsText || field.Types.Includes(Strings), field, "has allowed values or a pattern but is no string");
        var limitsLength = field.MinLength is not null || field.MaxLength is not null;
        Need(!limitsLength || field.Types.Includes(Strings | ContractTypes.Array), field, "has a length but is no string and no array");
        return limitsNumber || limitsText || limitsLength ? new ValueRules(field, PatternOf(field)) : null;
    }

    /// <summary>What is wrong with the number the reader stands on, after the field's path; null when nothing is.</summary>
    public string? NumberProblem(ref Utf8JsonReader reader)
    {
        if (_field.Minimum is null && _field.Maximum is null)
        {
            return null;
        }

        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            return "is a number out of every range";
        }

        return value < _field.Minimum ? string.Create(CultureInfo.InvariantCulture, $"is below {_field.Minimum}")
            : value > _field.Maximum ? string.Create(CultureInfo.InvariantCulture, $"is above {_field.Maximum}")
            : null;
    }

    /// <summary>What is wrong with the string the reader stands on, after the field's path; null when nothing is.</summary>
    public string? StringProblem(ref Utf8JsonReader reader)
    {
        if (_allowed is not null && !IsAllowed(ref reader))
        {
            return $"is not one of {string.Join(", ", _field.Allowed!.Take(10))}{(_allowed.Length > 10 ? ", …" : "")}";
        }

        if (_pattern is null && !LimitsLength)
        {
            return null;
        }

        var rented = ArrayPool<char>.Shared.Rent(Math.Max(1, reader.ValueSpan.Length));
        try
        {
            var text = rented.AsSpan(0, reader.CopyString(rented));
            return (LimitsLength ? LengthProblem(CharactersOf(text), "characters") : null) ?? PatternProblem(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>What is wrong with an array's number of elements; null when nothing is.</summary>
    public string? CountProblem(int elements) => LimitsLength ? LengthProblem(elements, "elements") : null;

    private static void Need(bool condition, ContractField field, string problem)
    {
        if (!condition)
        {
            throw new PipelineConfigurationException($"The contract's field '{field.Path}' {problem}.");
        }
    }

    private static Regex? PatternOf(ContractField field)
    {
        try
        {
            return field.Pattern is null
                ? null
                : new Regex($@"\A(?:{field.Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new PipelineConfigurationException(
                $"The pattern '{field.Pattern}' of the contract's field '{field.Path}' cannot be used: {wrong.Message.TrimEnd('.')}.");
        }
    }

    private static int CharactersOf(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unit in text)
        {
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return count;
    }

    private bool IsAllowed(ref Utf8JsonReader reader)
    {
        foreach (var allowed in _allowed!)
        {
            if (reader.ValueTextEquals(allowed))
            {
                return true;
            }
        }

        return false;
    }

    private string? LengthProblem(int length, string unit) =>
        length < _field.MinLength ? $"has fewer than {_field.MinLength} {unit}"
        : length > _field.MaxLength ? $"has more than {_field.MaxLength} {unit}"
        : null;

    private string? PatternProblem(ReadOnlySpan<char> text)
    {
        try
        {
            return _pattern is null || _pattern.IsMatch(text) ? null : $"does not match the pattern {_field.Pattern}";
        }
        catch (RegexMatchTimeoutException)
        {
            return "could not be matched with its pattern in time";
        }
    }
}
