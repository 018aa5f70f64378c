using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Contracts;

namespace Millrace.Pipelines.Tests.Contracts;

public sealed class ContractJudgeTests
{
    private static readonly ContractField[] Fields =
    [
        new() { Path = "id", Types = ContractTypes.Integer, Required = true, Minimum = 1, Maximum = 100 },
        new() { Path = "name.first", Types = ContractTypes.String, Required = true, MinLength = 1, MaxLength = 3 },
        new() { Path = "name.title", Types = ContractTypes.String, Allowed = ["Mr", "Ms"] },
        new() { Path = "code", Types = ContractTypes.String, Nullable = true, Pattern = "[A-Z]{2}" },
        new() { Path = "at", Types = ContractTypes.Timestamp | ContractTypes.Date },
        new() { Path = "tags", Types = ContractTypes.Array, MaxLength = 2 },
        new() { Path = "items.n", Types = ContractTypes.Number },
    ];

    [Theory]
    [InlineData("""{"id":1,"name":{"first":"Zoë"}}""", null)]
    [InlineData(
        """{"name":{"first":"\ud83d\ude00\u0041"},"id":100,"code":null,"at":"2026-01-31","tags":[1,[2]],"items":[{"n":1.5},{}]}""", null)]
    [InlineData("""{"id":1}""", "The record has no name.first.")]
    [InlineData("""{"id":1,"name":null}""", "The record has no name.first.")]
    [InlineData("""{"id":null,"name":{"first":"a"}}""", "The record has no id.")]
    [InlineData("""{"id":1.0,"name":{"first":"a"}}""", "id is not an integer.")]
    [InlineData("""{"id":101,"name":{"first":"a"}}""", "id is above 100.")]
    [InlineData("""{"id":0,"name":{"first":"a"}}""", "id is below 1.")]
    [InlineData("""{"id":1,"name":"a"}""", "name is not an object or an array.")]
    [InlineData("""{"id":1,"name":{"first":""}}""", "name.first has fewer than 1 characters.")]
    [InlineData("""{"id":1,"name":{"first":"abcd"}}""", "name.first has more than 3 characters.")]
    [InlineData("""{"id":1,"name":{"first":"a","title":"Dr"}}""", "name.title is not one of Mr, Ms.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"code":"AB\n"}""", "code does not match the pattern [A-Z]{2}.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"at":"yesterday"}""", "at is not a timestamp or a date.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"at":null}""", "at is null.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"tags":[1,2,3]}""", "tags has more than 2 elements.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"items":[{"n":1},{"n":"x"}]}""", "items.n is not a number.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"items":[1]}""", "items has an element that is not an object.")]
    [InlineData("""{"id":1,"name":{"first":"a"},"more":[{"id":"x"}]}""", "more is not in the contract.")]
    [InlineData("""{"id":1,"id":"x","name":{"first":"a"}}""", "id is not an integer.")]
    public void A_violation_is_one_sentence_without_the_value(string record, string? expected)
    {
        Assert.Equal(expected, Judge(ContractPolicy.DiscardRow, record).Violation);
        var frozen = Judge(ContractPolicy.Freeze, record);
        Assert.Equal((expected, expected is not null), (frozen.Violation, frozen.StopsSource));
    }

    [Theory]
    [InlineData("""{"id":1,"name":{"first":"a","title":7},"more":1}""", null)]
    [InlineData("""{"id":1,"name":{"first":7}}""", "name.first is not a string.")]
    [InlineData("""{"id":1,"name":{"first":"a","title":"Dr"}}""", "name.title is not one of Mr, Ms.")]
    public void An_evolving_contract_lets_unknown_fields_and_other_types_of_optional_fields_pass(string record, string? expected)
    {
        var judgement = Judge(ContractPolicy.Evolve, record);
        Assert.Equal((expected, false), (judgement.Violation, judgement.StopsSource));
        Assert.Null(judgement.Discarded);
    }

    [Theory]
    [InlineData("""{"x":1, "id":1,"name":{"first":"a","title":7}}""", """{ "id":1,"name":{"first":"a"}}""")]
    [InlineData(
        """{"id":1,"name":{"title":7,"more":{"a":[1]} , "first":"a"},"tags":[1,2,3] ,"x":{}}""", """{"id":1,"name":{ "first":"a"}}""")]
    [InlineData(
        """{"id":1,"name":{"first":"a"},"items":[{"n":"x","m":1},{"n":2}]}""",
        """{"id":1,"name":{"first":"a"},"items":[{},{"n":2}]}""")]
    public void Values_are_cut_out_and_the_rest_stays_byte_for_byte(string record, string expected)
    {
        var judgement = Judge(ContractPolicy.DiscardValue, record);
        Assert.Null(judgement.Violation);
        Assert.Equal(expected, Encoding.UTF8.GetString(MemberRemover.Remove(Encoding.UTF8.GetBytes(record), judgement.Discarded!)));
    }

    [Fact]
    public void A_record_that_is_as_agreed_costs_no_allocation()
    {
        var judge = new ContractJudge(new DataContract { Fields = Fields }, "s", NullLogger.Instance);
        var record = """{"id":1,"name":{"first":"abc","title":"Mr"},"code":"AB","tags":[1,2]}"""u8.ToArray();
        for (var warm = 0; warm < 100; warm++)
        {
            judge.Judge(record);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            judge.Judge(record);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    public static TheoryData<ContractField, string> Wrong => new()
    {
        { new ContractField { Path = "a..b" }, "empty member name" },
        { new ContractField { Path = "a", Types = ContractTypes.None }, "needs at least one type" },
        { new ContractField { Path = "a", Types = ContractTypes.String, Minimum = 1 }, "has a range but is no number" },
        { new ContractField { Path = "a", Minimum = 2, Maximum = 1 }, "minimum above" },
        { new ContractField { Path = "a", Pattern = "(" }, "cannot be used" },
        { new ContractField { Path = "a", Pattern = @"(a)\1" }, "cannot be used" },
        { new ContractField { Path = "a", Required = true, Nullable = true }, "cannot be nullable" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_field_that_contradicts_itself_is_refused(ContractField field, string expected) => Assert.Contains(
        expected, Assert.Throws<PipelineConfigurationException>(() => new DataContract { Fields = [field] }.Validate()).Message);

    private static Judgement Judge(ContractPolicy policy, string record) =>
        new ContractJudge(new DataContract { Fields = Fields, Policy = policy }, "s", NullLogger.Instance)
            .Judge(Encoding.UTF8.GetBytes(record));
}
