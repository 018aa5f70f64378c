namespace Millrace.Pipelines.Contracts;

/// <summary>How types are called in messages and definition files.</summary>
internal static class ContractTypeNames
{
    /// <summary>Every type that can be given, by its name.</summary>
    public static readonly IReadOnlyDictionary<string, ContractTypes> ByName = new Dictionary<string, ContractTypes>(StringComparer.Ordinal)
    {
        ["string"] = ContractTypes.String,
        ["integer"] = ContractTypes.Integer,
        ["number"] = ContractTypes.Number,
        ["boolean"] = ContractTypes.Boolean,
        ["object"] = ContractTypes.Object,
        ["array"] = ContractTypes.Array,
        ["timestamp"] = ContractTypes.Timestamp,
        ["date"] = ContractTypes.Date,
        ["uuid"] = ContractTypes.Uuid,
        ["any"] = ContractTypes.Any,
    };

    /// <summary>Whether one of <paramref name="any"/> is among the types.</summary>
    public static bool Includes(this ContractTypes types, ContractTypes any) => (types & any) != ContractTypes.None;

    /// <summary>The types with their articles: <c>a string or an object</c>.</summary>
    public static string OneOf(ContractTypes types) => string.Join(" or ", ByName
        .Where(pair => pair.Value != ContractTypes.Any && types.Includes(pair.Value))
        .Select(pair => pair.Key[0] is 'i' or 'o' or 'a' ? $"an {pair.Key}" : $"a {pair.Key}"));
}
