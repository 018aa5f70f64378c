namespace Millrace.Pipelines.Contracts;

/// <summary>What happens to a record that a contract does not allow. Whatever the policy, a required field that is missing, or a
/// violation of one, makes the record a dead letter: there is nothing to let pass or to cut out.</summary>
public enum ContractPolicy
{
    /// <summary>Unknown fields, and other types of optional fields, pass and are logged once; other violations make the record a dead
    /// letter.</summary>
    Evolve,

    /// <summary>The record becomes a dead letter, and the source stops: its cursor stays where it was until a person has looked.</summary>
    Freeze,

    /// <summary>The record becomes a dead letter; the others go on.</summary>
    DiscardRow,

    /// <summary>The value is cut out of the record, which goes on; the whole record is kept as a dead letter.</summary>
    DiscardValue,
}
