using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Contracts;

namespace Millrace.Pipelines.Tests.Contracts;

/// <summary>The judge on bytes against one over documents, for random contracts and records.</summary>
public sealed class ContractPropertyTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "true", "0", "-7", "12", "1.5", "1e2", "\"\"", "\"x\"", "\"\\u0078\"", "\"long text\"", "\"\\ud83d\\ude00\"");

    private static readonly Gen<ContractTypes> Types = Gen.Elements(
        ContractTypes.Any, ContractTypes.String, ContractTypes.Integer, ContractTypes.Number | ContractTypes.Boolean,
        ContractTypes.Object, ContractTypes.Array, ContractTypes.Object | ContractTypes.Array | ContractTypes.String);

    private static readonly Gen<ContractField[]> Contract =
        from paths in Gen.SubListOf("a", "a.a", "a.b", "a.b.c", "b", "b.a", "c")
        from fields in Gen.CollectToArray(paths, path => FieldOf(path, paths))
        where fields.Length > 0
        select fields;

    [Fact]
    public void The_judge_accepts_exactly_what_a_judge_over_documents_accepts() => Prop.ForAll(
        (from fields in Contract from record in ObjectOf(3) select (fields, record)).ToArbitrary(),
        drawn =>
        {
            using var document = JsonDocument.Parse(drawn.record);
            return Judge(drawn.fields, ContractPolicy.DiscardRow, drawn.record).Violation is null
                == DomJudge.Accepts(drawn.fields, document.RootElement);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void What_discarding_values_leaves_breaks_the_contract_no_more() => Prop.ForAll(
        (from fields in Contract from record in ObjectOf(3) select (fields, record)).ToArbitrary(),
        drawn =>
        {
            var judgement = Judge(drawn.fields, ContractPolicy.DiscardValue, drawn.record);
            if (judgement.Violation is not null || judgement.Discarded is null)
            {
                return true;
            }

            var left = Encoding.UTF8.GetString(MemberRemover.Remove(Encoding.UTF8.GetBytes(drawn.record), judgement.Discarded));
            using var document = JsonDocument.Parse(left);
            return Judge(drawn.fields, ContractPolicy.DiscardValue, left) is { Violation: null, Discarded: null };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    private static Judgement Judge(ContractField[] fields, ContractPolicy policy, string record)
    {
        var contract = new DataContract { Fields = fields, Policy = policy, UnknownFields = ContractPolicy.Evolve };
        return new ContractJudge(contract, "s", NullLogger.Instance).Judge(Encoding.UTF8.GetBytes(record));
    }

    // A field that has fields of its own must be able to hold them.
    private static Gen<ContractField> FieldOf(string path, IEnumerable<string> all)
    {
        var isBranch = all.Any(other => other.StartsWith(path + ".", StringComparison.Ordinal));
        return
            from types in isBranch ? Gen.Constant(ContractTypes.Object | ContractTypes.Array) : Types
            from required in Gen.Elements(true, false)
            from nullable in Gen.Elements(true, false)
            from limited in Gen.Elements(true, false)
            let isNumber = (types & (ContractTypes.Number | ContractTypes.Integer)) != ContractTypes.None
            let isText = types == ContractTypes.String
            select new ContractField
            {
                Path = path,
                Types = types,
                Required = required,
                Nullable = nullable && !required,
                Minimum = limited && isNumber ? 0 : null,
                Maximum = limited && isNumber ? 10 : null,
                MinLength = limited && isText ? 1 : null,
                Allowed = nullable && isText ? ["x", "y"] : null,
            };
    }

    private static Gen<string> ObjectOf(int depth) =>
        from names in Gen.ListOf(Gen.Elements(Names))
        from values in Gen.CollectToArray(names.Take(4), _ => ValueOf(depth - 1))
        select $"{{{string.Join(" , ", names.Take(4).Zip(values, (name, value) => $"\"{name}\":{value}"))}}}";

    private static Gen<string> ValueOf(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (3, ObjectOf(depth)),
            (2, from values in Gen.ListOf(ValueOf(depth - 1)) select $"[{string.Join(',', values.Take(3))}]"));
}
