using System.Text.Json;
using Millrace.Pipelines.Contracts;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Definition;

/// <summary>The members <c>source</c> and <c>contract</c> of a pipeline file.</summary>
internal static class SourceSection
{
    private static readonly Dictionary<string, ContractPolicy> Policies = new(StringComparer.Ordinal)
    {
        ["evolve"] = ContractPolicy.Evolve,
        ["freeze"] = ContractPolicy.Freeze,
        ["discard-row"] = ContractPolicy.DiscardRow,
        ["discard-value"] = ContractPolicy.DiscardValue,
    };

    private static readonly Dictionary<string, PageResume> Resumes = new(StringComparer.Ordinal)
    {
        ["first-page"] = PageResume.FirstPage, ["last-page"] = PageResume.LastPage,
    };

    public static HttpSourceDefinition Definition(DefinitionObject source, DataContract? contract, IReadOnlyList<string> redact) => new()
    {
        Name = source.Text("name"),
        Schema = source.Text("schema"),
        BaseAddress = Uri.TryCreate(source.Text("url"), UriKind.Absolute, out var url)
            ? url
            : throw DefinitionObject.Wrong(source.PathOf("url"), "must be an http or https URL"),
        Query = source.Map("query"),
        Headers = source.Map("headers"),
        KeyParameter = source.TextOrNull("keyParameter"),
        CountParameter = source.TextOrNull("countParameter"),
        RecordsPath = source.TextOrNull("records") ?? "",
        ErrorPath = source.TextOrNull("error"),
        KeyPath = source.TextOrNull("key"),
        EventIdPath = source.TextOrNull("eventId"),
        Pagination = source.ObjectOrNull("pagination", Pages),
        Since = source.ObjectOrNull("since", since => new SinceParameter
        {
            Path = since.Text("path"),
            Parameter = since.Text("parameter"),
            Initial = since.TextOrNull("initial"),
            Format = since.TextOrNull("format") ?? "{0}",
        }),
        RateLimit = source.ObjectOrNull("rateLimit", rate => new RequestRate
        {
            Requests = rate.NeedNumber("requests"),
            Per = rate.Duration("per", TimeSpan.FromSeconds(1)),
        }),
        Contract = contract,
        RedactedPaths = redact,
    };

    public static ExtractOptions Options(DefinitionObject source)
    {
        var keys = source.Texts("keys");
        return new ExtractOptions
        {
            Keys = keys.Count > 0 ? keys : ["all"],
            PollInterval = source.Duration("interval", TimeSpan.FromSeconds(5)),
            Window = source.Duration("window", TimeSpan.FromMinutes(2)),
            ResultsPerRequest = source.Number("count", 10),
            MaxParallelRequests = source.Number("parallelRequests", 4),
            Http = source.ObjectOrNull("http", Http) ?? new HttpSourceOptions(),
        };
    }

    public static DataContract Contract(DefinitionObject contract)
    {
        var policy = contract.Choice("policy", Policies, ContractPolicy.DiscardRow);
        return new DataContract
        {
            Policy = policy,
            UnknownFields = contract.Choice("unknownFields", Policies, policy),
            Fields = contract.List("fields", (field, path) => new DefinitionObject(field, path).Read(Field)),
        };
    }

    private static Pagination Pages(DefinitionObject pages)
    {
        var resume = pages.Choice("resume", Resumes, PageResume.FirstPage);
        var maxPages = pages.Number("maxPages", 100);
        return pages.Text("kind") switch
        {
            "page" => new PageNumbers
            {
                Parameter = pages.Text("parameter"),
                First = pages.Number("first", 1),
                TotalPagesPath = pages.TextOrNull("totalPages"),
                ShortPageIsLast = pages.Flag("shortPageIsLast"),
                Resume = resume,
                MaxPages = maxPages,
            },
            "cursor" => new PageCursors
            {
                Path = pages.Text("path"), Parameter = pages.Text("parameter"), Resume = resume, MaxPages = maxPages,
            },
            "link" => new PageLinks { Resume = resume, MaxPages = maxPages },
            _ => throw DefinitionObject.Wrong(pages.PathOf("kind"), "must be one of page, cursor, link"),
        };
    }

    private static HttpSourceOptions Http(DefinitionObject http)
    {
        var defaults = new HttpSourceOptions();
        return new HttpSourceOptions
        {
            RequestTimeout = http.Duration("timeout", defaults.RequestTimeout),
            MaxResponseBytes = http.Number("maxResponseBytes", defaults.MaxResponseBytes),
            MaxRetries = http.Number("maxRetries", defaults.MaxRetries),
            RetryBaseDelay = http.Duration("retryBaseDelay", defaults.RetryBaseDelay),
            RetryMaxDelay = http.Duration("retryMaxDelay", defaults.RetryMaxDelay),
            BreakerFailures = http.Number("breakerFailures", defaults.BreakerFailures),
            BreakerWindow = http.Duration("breakerWindow", defaults.BreakerWindow),
            BreakerPause = http.Duration("breakerPause", defaults.BreakerPause),
        };
    }

    private static ContractField Field(DefinitionObject field) => new()
    {
        Path = field.Text("path"),
        Types = TypesOf(field),
        Required = field.Flag("required"),
        Nullable = field.Flag("nullable"),
        Minimum = field.RealOrNull("min"),
        Maximum = field.RealOrNull("max"),
        MinLength = field.NumberOrNull("minLength"),
        MaxLength = field.NumberOrNull("maxLength"),
        Allowed = field.TryGet("enum", out _) ? field.Texts("enum") : null,
        Pattern = field.TextOrNull("pattern"),
    };

    /// <summary>One name, or an array of names.</summary>
    private static ContractTypes TypesOf(DefinitionObject field)
    {
        if (!field.TryGet("type", out var type))
        {
            return ContractTypes.Any;
        }

        return type.ValueKind == JsonValueKind.Array
            ? field.List("type", (element, path) => TypeOf(element, path)).Aggregate(ContractTypes.None, (all, one) => all | one)
            : TypeOf(type, field.PathOf("type"));
    }

    private static ContractTypes TypeOf(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.String && ContractTypeNames.ByName.TryGetValue(element.GetString()!, out var type)
            ? type
            : throw DefinitionObject.Wrong(path, $"must be one of {string.Join(", ", ContractTypeNames.ByName.Keys)}");
}
