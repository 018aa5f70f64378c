using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("<https://a/?page=2>; rel=\"next\", <https://a/?page=9>; rel=\"last\"", "https://a/?page=2")]
    [InlineData("<https://a/1>; rel=prev, <https://a/3>; title=\"a, b; \\\"c\\\"\"; rel=\"last NEXT\"", "https://a/3")]
    [InlineData("</relative?x=1,2>;rel=next", "/relative?x=1,2")]
    [InlineData("<https://a/2>; rel=\"prev\"; rel=\"next\"", null)]
    [InlineData("<https://a/2>; rel=next; anchor=\"https://b/\"", null)]
    [InlineData("<https://a/2; rel=next", null)]
    [InlineData("<https://a/2>; rel=\"next", null)]
    [InlineData("https://a/2; rel=next", null)]
    [InlineData("", null)]
    public void The_next_page_is_found_as_RFC_8288_writes_it(string header, string? expected) =>
        Assert.Equal(expected, LinkHeader.FindNext([header]));
}
