using Millrace.Pipelines;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Tests;

public sealed class RandomUsersPipelineTests
{
    private static readonly string[] FlattenTransforms = ["flatten_users.US", "flatten_users.UA", "flatten_users.CH", "flatten_users.AU"];

    [Fact]
    public void Defaults_are_those_of_the_original_pipeline()
    {
        var pipeline = new RandomUsersPipeline(new RandomUsersOptions());
        Assert.Equal(["US", "UA", "CH", "AU"], pipeline.Extract.Keys);
        Assert.Equal(TimeSpan.FromSeconds(5), pipeline.Extract.PollInterval);
        Assert.Equal(TimeSpan.FromMinutes(2), pipeline.Extract.Window);
        Assert.Equal("random_users", pipeline.Stream.Topic.Name);
        Assert.Equal("random_users.dlq", pipeline.Stream.DeadLetterTopic.Name);
        Assert.Equal(pipeline.Extract.Keys, pipeline.Stream.PartitionKeys);
        Assert.Equal("users", pipeline.Load.Group);
        Assert.Equal("users.raw_users", pipeline.Load.Target.ToString());
        Assert.Equal("nat", pipeline.Load.RouteField);
    }

    [Fact]
    public void Transforms_are_valid_and_flat_collections_come_before_the_views_that_read_them()
    {
        var transforms = new RandomUsersPipeline(new RandomUsersOptions()).Transforms;
        foreach (var transform in transforms)
            transform.Validate();
        Assert.Equal(FlattenTransforms, transforms.Take(4).Select(t => t.Name));
        Assert.Equal(["users.US", "users.UA", "users.CH", "users.AU"], transforms.Take(4).Select(t => t.Target.ToString()));
        Assert.All(transforms.Take(4), t => Assert.Equal("users.raw_users", Assert.IsType<FlattenDefinition>(t).Source.ToString()));
        Assert.All(transforms.Skip(4), t => Assert.Equal(FlattenTransforms, Assert.IsType<ViewDefinition>(t).From));
        Assert.All(transforms.Skip(4), t => Assert.Equal("analytics", t.Target.Database));
    }

    [Fact]
    public async Task The_source_definition_redacts_every_secret_of_the_login()
    {
        await using var source = await Sources.BuiltInAsync();
        var definition = new RandomUsersPipeline(new RandomUsersOptions()).Define(source);
        definition.Validate();
        Assert.Equal("builtin", definition.Name);
        Assert.Equal("randomuser/1.4", definition.Schema);
        Assert.Equal(
            ["login.md5", "login.password", "login.salt", "login.sha1", "login.sha256"],
            definition.RedactedPaths.Order(StringComparer.Ordinal));
    }

    public static TheoryData<RandomUsersOptions, string> WrongOptions => new()
    {
        { new RandomUsersOptions { Nationalities = [] }, "distinct codes" },
        { new RandomUsersOptions { Nationalities = ["US", "US"] }, "distinct codes" },
        { new RandomUsersOptions { Nationalities = ["US", "XX"] }, "'XX' is not a nationality" },
        { new RandomUsersOptions { Nationalities = ["us"] }, "'us' is not a nationality" },
        { new RandomUsersOptions { ResultsPerRequest = 5001 }, "5000" },
        { new RandomUsersOptions { PollInterval = TimeSpan.Zero }, "PollInterval" },
        { new RandomUsersOptions { Window = TimeSpan.FromSeconds(-1) }, "Window" },
        { new RandomUsersOptions { Topic = "no topic" }, "'no topic' is not a topic name" },
        { new RandomUsersOptions { Group = " " }, "Group" },
        { new RandomUsersOptions { Source = "ftp://example.com" }, "'ftp://example.com' is not a source" },
        { new RandomUsersOptions { Source = "lively" }, "'lively' is not a source" },
        { new RandomUsersOptions { AnalyticsDatabase = "users" }, "three different ones" },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void A_wrong_option_is_refused_with_a_sentence(RandomUsersOptions options, string expected)
    {
        var failure = Assert.Throws<PipelineConfigurationException>(() => new RandomUsersPipeline(options));
        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public void Nationalities_are_read_in_any_case_and_with_blanks()
    {
        Assert.Equal(["US", "UA"], RandomUsersOptions.ParseNationalities(" us, Ua,,"));
    }
}
