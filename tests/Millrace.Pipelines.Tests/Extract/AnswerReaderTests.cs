using System.Text;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class AnswerReaderTests
{
    private const string Url = "http://127.0.0.1/api/";
    private static readonly HttpSourceDefinition Definition = TestSource.At(new Uri(Url));

    [Theory]
    [InlineData("""{"results":[]}""", "")]
    [InlineData("""{"results":[{"a":1}]}""", """{"a":1}""")]
    [InlineData("""{"info":{"results":[1]},"results":[ {"a":[1,{}]} , "text" ,null,[2], 3.5 ]}""", """{"a":[1,{}]}|"text"|null|[2]|3.5""")]
    public void Records_are_the_elements_of_the_array_byte_for_byte(string answer, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var records = new AnswerReader(Definition).Read(bytes, Url).Select(r => Encoding.UTF8.GetString(bytes, r.Start, r.Length));
        Assert.Equal(expected, string.Join('|', records));
    }

    [Fact]
    public void An_answer_that_is_the_array_itself_is_split_with_an_empty_path()
    {
        var reader = new AnswerReader(Definition with { RecordsPath = "" });
        Assert.Equal(2, reader.Read("""[{"a":1},{"b":2}]"""u8, Url).Count);
    }

    [Fact]
    public void Every_truncation_of_an_answer_is_refused_as_a_whole()
    {
        var whole = Encoding.UTF8.GetBytes(TestSource.Answer(TestSource.User("US", "1"), TestSource.User("UA", "2")));
        var reader = new AnswerReader(Definition);
        for (var length = 0; length < whole.Length; length++)
        {
            var failure = Assert.Throws<ExtractException>(() => reader.Read(whole.AsSpan(0, length), Url));
            Assert.True(failure.IsTransient);
        }
    }

    [Theory]
    [InlineData("""{"results":[]} trailing""")]
    [InlineData("""{"results":[],}""")]
    [InlineData("""{"results":[1 2]}""")]
    [InlineData("""{"results":["\ud800"]}""")]
    [InlineData("""{"results":[{"\udc00":1}]}""")]
    [InlineData("// comment\n{}")]
    public void Malformed_JSON_is_refused(string answer)
    {
        var failure = Assert.Throws<ExtractException>(() => new AnswerReader(Definition).Read(Encoding.UTF8.GetBytes(answer), Url));
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        byte[] answer = [.. "{\"results\":[\""u8, 0xC3, 0x28, .. "\"]}"u8];
        Assert.Contains("UTF-8", Assert.Throws<ExtractException>(() => new AnswerReader(Definition).Read(answer, Url)).Message);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>", "HTML")]
    [InlineData("Service unavailable", "text")]
    [InlineData("  \n", "empty")]
    [InlineData("""{"error":"Uh oh, something has gone\nwrong."}""", "error: Uh oh, something has gone wrong.")]
    [InlineData("""{"error":{"code":7}}""", "error")]
    [InlineData("""{"data":[]}""", "no array at 'results'")]
    [InlineData("""{"results":{}}""", "no array at 'results'")]
    public void An_answer_without_records_is_refused_in_one_sentence_that_says_what_it_was(string answer, string expected)
    {
        var failure = Assert.Throws<ExtractException>(() => new AnswerReader(Definition).Read(Encoding.UTF8.GetBytes(answer), Url));
        Assert.Contains(expected, failure.Message);
        Assert.Contains(Url, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Nesting_deeper_than_the_limit_is_refused()
    {
        var answer = $$"""{"results":[{{new string('[', 100)}}{{new string(']', 100)}}]}""";
        Assert.Throws<ExtractException>(() => new AnswerReader(Definition).Read(Encoding.UTF8.GetBytes(answer), Url));
    }
}
