using Millrace.Pipelines.Contracts;

namespace Millrace.RandomUsers;

/// <summary>
/// What a record must be to count as a user; one that is not becomes a dead letter. Only identity and what every analysis stands on is
/// named: anything else that is missing or malformed becomes null in the flat document.
/// </summary>
internal static class UserContract
{
    /// <summary>The contract.</summary>
    public static DataContract Contract { get; } = new()
    {
        Policy = ContractPolicy.DiscardRow,
        UnknownFields = ContractPolicy.Evolve,
        Fields =
        [
            new ContractField { Path = "gender", Types = ContractTypes.String, Required = true, Allowed = ["male", "female"] },
            new ContractField { Path = "name", Types = ContractTypes.Object, Required = true },
            new ContractField { Path = "name.title", Types = ContractTypes.String },
            new ContractField { Path = "name.first", Types = ContractTypes.String, Required = true, MinLength = 1 },
            new ContractField { Path = "name.last", Types = ContractTypes.String, Required = true, MinLength = 1 },
            new ContractField { Path = "location", Types = ContractTypes.Object, Required = true },
            new ContractField { Path = "login", Types = ContractTypes.Object, Required = true },
            new ContractField { Path = "login.uuid", Types = ContractTypes.Uuid, Required = true },
            new ContractField { Path = "nat", Types = ContractTypes.String, Required = true, Pattern = "[A-Z]{2}" },
        ],
    };
}
