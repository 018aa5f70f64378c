using System.Net;

namespace Millrace.Server.Tests;

/// <summary>The OpenAPI documents of the build against those that the framework makes from the endpoints.</summary>
public sealed class ApiDocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("airflow")]
    [InlineData("millrace")]
    public async Task The_documents_are_what_the_endpoints_say(string name)
    {
        var describing = await server.StartAsync(new WebServerOptions { Port = 0, DescribesItself = true });
        using var http = new HttpClient { BaseAddress = describing.Address };
        var made = await http.GetStringAsync($"/openapi/{name}.json");
        if (Environment.GetEnvironmentVariable("MILLRACE_OPENAPI") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.json"), made);
        }

        var sent = await server.Http.GetStringAsync($"/openapi/{name}.json");

        Assert.True(made == sent, "The endpoints have changed: make the documents anew, with the absolute path of "
            + "src/Millrace.Server/OpenApi in MILLRACE_OPENAPI and 'dotnet test tests/Millrace.Server.Tests --filter ApiDocumentTests', "
            + "and build again.");
    }

    [Fact]
    public async Task Another_document_is_not_there()
    {
        using var answer = await server.Http.GetAsync("/openapi/other.json");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
