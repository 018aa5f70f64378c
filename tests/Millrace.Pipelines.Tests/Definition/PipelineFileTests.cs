using System.Text;
using Millrace.Pipelines.Contracts;
using Millrace.Pipelines.Definition;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Tests.Definition;

public sealed class PipelineFileTests
{
    private const string Small = """
        {
          // comments are allowed
          "source": { "name": "s", "schema": "s/1", "url": "https://example.com/{key}", "keys": ["a", "b"], "interval": "10s" },
          "contract": { "policy": "evolve", "fields": [{ "path": "id", "type": ["string", "integer"], "required": true }] },
          "stream": { "topic": "t", "compression": "zstd" },
          "load": { "target": "db.raw", "group": "g" },
          "transforms": [{ "kind": "flat", "name": "flat", "target": "db.flat",
            "stages": [{ "$project": { "n": { "$numberLong": "1" } /* here too */ } }] }],
        }
        """;

    [Fact]
    public void A_small_file_gives_the_definitions_that_a_few_lines_of_code_give()
    {
        var pipeline = Parse(Small);
        Assert.Equal(("s", "s/1"), (pipeline.Source.Name, pipeline.Source.Schema));
        Assert.Equal(TimeSpan.FromSeconds(10), pipeline.Extract.PollInterval);
        Assert.Equal(["a", "b"], pipeline.Stream.PartitionKeys);
        Assert.Equal(StreamCompression.Zstd, pipeline.Stream.Compression);
        Assert.Equal("t.dlq", pipeline.Stream.DeadLetterTopic.Name);
        Assert.Equal("db.raw", pipeline.Load.Target.ToString());
        var field = Assert.Single(pipeline.Source.Contract!.Fields);
        Assert.Equal(ContractTypes.String | ContractTypes.Integer, field.Types);
        Assert.Equal(ContractPolicy.Evolve, pipeline.Source.Contract.UnknownFields);
        Assert.Equal("flat", Assert.Single(pipeline.Transforms).Name);
    }

    [Theory]
    [InlineData("\"interval\": \"10s\"", "\"intervall\": \"10s\"", "$.source.intervall is not known; $.source may have ")]
    [InlineData("\"interval\": \"10s\"", "\"interval\": 10", "$.source.interval must be a string.")]
    [InlineData("\"interval\": \"10s\"", "\"interval\": \"10 parsecs\"", "$.source.interval must be a duration")]
    [InlineData("\"interval\": \"10s\"", "\"interval\": \"1ms\"", "$.source: PollInterval is ")]
    [InlineData("\"name\": \"s\", ", "", "$.source.name is missing.")]
    [InlineData("\"keys\": [\"a\", \"b\"]", "\"keys\": [\"a\", 1]", "$.source.keys[1] must be a string.")]
    [InlineData("https://", "ftp://", "$.source: The source address ")]
    [InlineData("evolve", "forgive", "$.contract.policy must be one of evolve, freeze, discard-row, discard-value.")]
    [InlineData("\"integer\"", "\"int\"", "$.contract.fields[0].type[1] must be one of string, ")]
    [InlineData("zstd", "brotli", "$.stream.compression must be one of none, gzip, snappy, lz4, zstd.")]
    [InlineData("db.raw", "raw", "$.load.target must be database.collection.")]
    [InlineData("\"1\"", "\"one\"", "$.transforms[0].stages[0] is not Extended JSON: ")]
    [InlineData("\"group\": \"g\"", "\"group\": \"g\", \"group\": \"h\"", "It is not JSON: ")]
    public void A_mistake_is_one_sentence_that_names_the_place(string text, string mistake, string expected)
    {
        Assert.Contains(text, Small);
        Assert.StartsWith(expected, Assert.Throws<PipelineConfigurationException>(() => Parse(Small.Replace(text, mistake))).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<PipelineConfigurationException>(() => PipelineFile.Read("nowhere.json"));
        Assert.StartsWith("The pipeline file nowhere.json cannot be read: ", failure.Message);
    }

    [Fact]
    public void A_header_whose_variable_is_not_set_is_a_configuration_error_that_names_it()
    {
        var source = Parse(Small).Source with
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer ${MILLRACE_TEST_UNSET_TOKEN}" },
        };
        var failure = Assert.Throws<PipelineConfigurationException>(() => SourceHeaders.Resolve(source));
        Assert.Equal(
            "The header Authorization of source s needs the environment variable MILLRACE_TEST_UNSET_TOKEN, which is not set.",
            failure.Message);
    }

    private static Pipeline Parse(string json) => PipelineFile.Parse(Encoding.UTF8.GetBytes(json));
}
