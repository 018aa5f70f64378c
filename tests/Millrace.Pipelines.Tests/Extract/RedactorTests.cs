using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2,"c":3}""", "a", """{"b":2,"c":3}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "b", """{"a":1,"c":3}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "c", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "a|b", """{"c":3}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "b|c", """{"a":1}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "a|c", """{"b":2}""")]
    [InlineData("""{"a":1}""", "a", "{}")]
    [InlineData("""{"a":1,"a":2,"b":3,"a":4}""", "a", """{"b":3}""")]
    [InlineData("""{"a":{"x":{"y":[1,2]},"z":"}"},"b":2}""", "a.x", """{"a":{"z":"}"},"b":2}""")]
    [InlineData("""{"a":{"x":1},"b":{"x":1}}""", "a.x|b.x", """{"a":{},"b":{}}""")]
    [InlineData("""{"l":[{"s":1,"k":2},{"s":3},7,[{"s":4,"k":5}]]}""", "l.s", """{"l":[{"k":2},{},7,[{"k":5}]]}""")]
    [InlineData("""[{"s":1,"k":2}]""", "s", """[{"k":2}]""")]
    [InlineData("""{"p\u0061ss":"secret","k":1}""", "pass", """{"k":1}""")]
    [InlineData("""{ "a" : 1 , "b" : 2 }""", "a", """{"b" : 2 }""")]
    [InlineData("""{ "a" : 1 , "b" : 2 }""", "b", """{ "a" : 1 }""")]
    [InlineData("""{"a":"text"}""", "a.b", """{"a":"text"}""")]
    [InlineData("""{"a":1}""", "missing", """{"a":1}""")]
    [InlineData("""{"a":1,"b":{"c":2}}""", "a|b|b.c", "{}")]
    [InlineData("42", "a", "42")]
    public void A_redacted_value_is_the_source_without_the_members(string json, string paths, string expected) =>
        Assert.Equal(expected, Redact(json, paths.Split('|')));

    [Fact]
    public void What_is_left_after_redaction_is_what_removing_the_members_from_a_parsed_document_leaves()
    {
        var names = new[] { "a", "b", "secret", "é\n" };
        var property = Prop.ForAll(JsonObjects(names, 3).ToArbitrary(), json =>
        {
            var expected = JsonNode.Parse(json)!;
            Remove(expected, ["secret"]);
            Remove(expected, ["a", "b"]);
            var actual = JsonNode.Parse(Redact(json, ["secret", "a.b"]));
            return JsonNode.DeepEquals(expected, actual).Label(json);
        });
        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_empty_path_is_refused() =>
        Assert.Throws<PipelineConfigurationException>(() => new Redactor([JsonPath.Parse("")]));

    private static string Redact(string json, IEnumerable<string> paths) =>
        Encoding.UTF8.GetString(new Redactor(paths.Select(JsonPath.Parse)).Redact(Encoding.UTF8.GetBytes(json)));

    private static void Remove(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray array)
        {
            foreach (var element in array)
            {
                Remove(element, path);
            }
        }
        else if (node is JsonObject members)
        {
            if (path.Length == 1)
            {
                members.Remove(path[0]);
            }
            else
            {
                Remove(members[path[0]], path[1..]);
            }
        }
    }

    private static Gen<string> JsonObjects(string[] names, int depth)
    {
        var scalar = Gen.Elements("1", "-2.5e3", "true", "null", "\"\"", "\"}{][,:\\\"\\u00e9\"");
        var value = depth == 0
            ? scalar
            : Gen.OneOf(
                scalar,
                JsonObjects(names, depth - 1),
                JsonObjects(names, depth - 1).ListOf(2).Select(elements => $"[ {string.Join(" , ", elements)} ]"));
        return from count in Gen.Choose(0, names.Length)
               from chosen in Gen.Shuffle(names).Select(shuffled => shuffled.Take(count).ToArray())
               from values in value.ListOf(count)
               from space in Gen.Elements("", " ", "\n\t")
               select $"{{{space}{string.Join($"{space},{space}", chosen.Zip(values, (n, v) => $"{Quote(n)}{space}:{space}{v}"))}{space}}}";
    }

    private static string Quote(string name) => System.Text.Json.JsonSerializer.Serialize(name);
}
