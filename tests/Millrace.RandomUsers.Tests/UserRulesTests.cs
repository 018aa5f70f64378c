using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Millrace.RandomUsers.Tests;

public sealed class UserRulesTests
{
    [Fact]
    public void Every_recorded_user_is_accepted()
    {
        foreach (var user in RecordedUsers.All)
            Assert.Null(Violation(user.ToJsonString()));
    }

    [Theory]
    [InlineData("nat", "42", "nat is not two upper-case letters.")]
    [InlineData("nat", "\"us\"", "nat is not two upper-case letters.")]
    [InlineData("nat", "\"USA\"", "nat is not two upper-case letters.")]
    [InlineData("gender", "1", "gender is neither male nor female.")]
    [InlineData("gender", "[{\"a\":1}]", "gender is neither male nor female.")]
    [InlineData("name", "[]", "name is not an object.")]
    [InlineData("name", "{\"first\":{},\"last\":\"x\"}", "name.first is not a text.")]
    [InlineData("name", "{\"first\":\"x\",\"last\":\"\"}", "name.last is not a text.")]
    [InlineData("name", "{\"title\":7,\"first\":\"x\",\"last\":\"y\"}", "name.title is not a text.")]
    [InlineData("login", "\"none\"", "login is not an object.")]
    [InlineData("login", "{\"uuid\":17}", "login.uuid is not a UUID.")]
    [InlineData("login", "{\"uuid\":\"17\"}", "login.uuid is not a UUID.")]
    [InlineData("location", "\"here\"", "location is not an object.")]
    public void A_record_that_breaks_the_contract_is_a_dead_letter_with_its_reason(string member, string value, string expected)
    {
        var user = RecordedUsers.All[0].DeepClone().AsObject();
        user[member] = JsonNode.Parse(value);
        Assert.Equal(expected, Violation(user.ToJsonString()));
    }

    [Theory]
    [InlineData("location", "{\"coordinates\":{\"latitude\":\"north\"}}")]
    [InlineData("dob", "null")]
    [InlineData("id", "{\"name\":\"\",\"value\":null}")]
    [InlineData("extra", "[[[[1,{\"nat\":3}]]]]")]
    public void What_no_analysis_stands_on_may_be_anything(string member, string value)
    {
        var user = RecordedUsers.All[0].DeepClone().AsObject();
        user[member] = JsonNode.Parse(value);
        Assert.Null(Violation(user.ToJsonString()));
    }

    [Fact]
    public void Deep_nesting_does_not_make_it_throw()
    {
        Assert.Null(Violation($"{{\"extra\":{new string('[', 200)}{new string(']', 200)}}}"));
    }

    [Fact]
    public void Required_members_are_those_of_every_recorded_user()
    {
        foreach (var user in RecordedUsers.All)
        {
            foreach (var path in UserRules.RequiredPaths)
                Assert.NotNull(path.Split('.').Aggregate((JsonNode?)user, (node, name) => node?[name]));
        }
    }

    private static string? Violation(string json)
    {
        using var valid = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return UserRules.Violation(Encoding.UTF8.GetBytes(json));
    }
}
