using Millrace.Pipelines.Contracts;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>A source in the form of the Random User API.</summary>
internal static class TestSource
{
    public static HttpSourceDefinition At(Uri address) => new()
    {
        Name = "stub",
        Schema = "stub/1",
        BaseAddress = address,
        KeyParameter = "nat",
        CountParameter = "results",
        RecordsPath = "results",
        ErrorPath = "error",
        KeyPath = "nat",
        EventIdPath = "login.uuid",
        RedactedPaths = ["login.password", "login.salt"],
        Contract = Requiring("nat"),
    };

    /// <summary>A contract of nothing but required fields.</summary>
    public static DataContract Requiring(params string[] paths) => new()
    {
        Fields = [.. paths.Select(path => new ContractField { Path = path, Required = true })], UnknownFields = ContractPolicy.Evolve,
    };

    public static HttpSourceOptions Impatient { get; } = new()
    {
        RequestTimeout = TimeSpan.FromSeconds(30),
        MaxRetries = 2,
        RetryBaseDelay = TimeSpan.FromMilliseconds(5),
        RetryMaxDelay = TimeSpan.FromMilliseconds(1500),
    };

    public static string User(string nat, string uuid) =>
        $$"""{"nat":"{{nat}}","login":{"uuid":"{{uuid}}","password":"top-secret","salt":"top-secret"},"name":"Zoë"}""";

    public static string Answer(params IEnumerable<string> users) => $$$"""{"results":[{{{string.Join(',', users)}}}],"info":{"page":1}}""";
}
