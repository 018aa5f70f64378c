using System.Net;
using System.Text.Json;
using Millrace.Bson;
using Millrace.Mongo;

namespace Millrace.Server.Tests;

/// <summary>Databases, collections, documents, indexes, fields and plans.</summary>
public sealed class DataTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string Collection = "/api/millrace/v1/databases/shop/collections/orders";

    public async Task InitializeAsync()
    {
        var orders = server.Services.Mongo.Database("shop").Collection("orders");
        if (await orders.FindOneAsync([], CancellationToken.None) is not null)
        {
            return;
        }

        await orders.CreateIndexesAsync([new IndexModel(new BsonDocument("amount", 1)) { Name = "by_amount" }], CancellationToken.None);
        await orders.InsertManyAsync(
            Enumerable.Range(0, 120).Select(number => new BsonDocument
            {
                { "_id", $"order-{number:000}" },
                { "amount", number },
                { "city", number % 2 == 0 ? "Ghent" : "Lviv" },
                { "note", number == 7 ? "=1+1" : "plain, text" },
                { "line", new BsonDocument { { "sku", $"s{number}" }, { "tags", new BsonArray { "a", number } } } },
                { "serial", 9_007_199_254_740_993L },
            }),
            CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Databases_and_collections_are_listed_with_what_they_hold()
    {
        var databases = await GetAsync("/api/millrace/v1/databases");
        var shop = databases.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "shop");
        var listed = await GetAsync("/api/millrace/v1/databases/shop/collections?search=ORD");
        var orders = Assert.Single(listed.GetProperty("items").EnumerateArray());

        Assert.Equal(120, shop.GetProperty("documents").GetInt64());
        Assert.Equal(120, orders.GetProperty("documents").GetInt64());
        Assert.Equal(2, orders.GetProperty("indexes").GetInt32());
        Assert.True(orders.GetProperty("indexBytes").GetInt64() > 0);
        Assert.True(orders.GetProperty("averageBytes").GetInt64() > 50);
        var details = await GetAsync(Collection);
        Assert.Equal(120, details.GetProperty("summary").GetProperty("documents").GetInt64());
    }

    [Fact]
    public async Task Indexes_have_their_fields_and_sizes()
    {
        var indexes = (await GetAsync($"{Collection}/indexes")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["_id_", "by_amount"], indexes.Select(index => index.GetProperty("name").GetString()));
        Assert.True(indexes[0].GetProperty("isUnique").GetBoolean());
        Assert.Equal("amount", indexes[1].GetProperty("keys")[0].GetProperty("field").GetString());
        Assert.True(indexes[1].GetProperty("bytes").GetInt64() > 0);
    }

    [Fact]
    public async Task A_page_of_documents_is_filtered_sorted_and_counted()
    {
        var page = await GetAsync(
            $"{Collection}/documents?limit=2&offset=1", ("filter", """{"city": "Lviv"}"""), ("sort", """{"amount": -1}"""));

        Assert.Equal([117, 115], page.GetProperty("items").EnumerateArray().Select(Amount));
        Assert.Equal(60, page.GetProperty("total").GetInt64());
        Assert.Equal("exact", page.GetProperty("totalIs").GetString());
        Assert.True(page.GetProperty("hasMore").GetBoolean());
        var all = await GetAsync($"{Collection}/documents?limit=1");
        Assert.Equal((120, "metadata"), (all.GetProperty("total").GetInt64(), all.GetProperty("totalIs").GetString()));
    }

    [Fact]
    public async Task A_document_keeps_numbers_that_JavaScript_would_round()
    {
        var page = await GetAsync($"{Collection}/documents?limit=1");

        var item = page.GetProperty("items")[0];
        Assert.Equal("\"order-000\"", item.GetProperty("id").GetString());
        Assert.Equal("9007199254740993", item.GetProperty("document").GetProperty("serial").GetProperty("$numberLong").GetString());
    }

    [Fact]
    public async Task Pages_in_the_order_of_the_ids_go_forward_and_back_without_an_offset()
    {
        (string, string) byId = ("sort", """{"_id": 1}""");
        var first = await GetAsync($"{Collection}/documents?limit=50", byId);
        var second = await GetAsync($"{Collection}/documents?limit=50", byId, ("after", first.GetProperty("next").GetString()!));
        var third = await GetAsync($"{Collection}/documents?limit=50", byId, ("after", second.GetProperty("next").GetString()!));
        var back = await GetAsync($"{Collection}/documents?limit=50", byId, ("before", third.GetProperty("previous").GetString()!));

        Assert.Equal(JsonValueKind.Null, first.GetProperty("previous").ValueKind);
        Assert.Equal((50, 20), (second.GetProperty("items").GetArrayLength(), third.GetProperty("items").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
        Assert.Equal(
            second.GetProperty("items").EnumerateArray().Select(Amount), back.GetProperty("items").EnumerateArray().Select(Amount));
        Assert.Equal(120, third.GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("\"order-007\"")]
    [InlineData("order-007")]
    public async Task A_document_is_found_by_its_id(string id)
    {
        var item = await GetAsync($"{Collection}/document", ("id", id));

        Assert.Equal(7, Amount(item));
    }

    [Theory]
    [InlineData("documents", "filter", "{city: \"Lviv\"}", "character 2")]
    [InlineData("documents", "filter", "{\"city\": {\"$gtx\": 1}}", "$gtx")]
    [InlineData("documents", "filter", "{\"$where\": \"sleep(1000)\"}", "$where")]
    [InlineData("documents", "filter", "{\"$expr\": {\"$function\": {\"body\": \"\", \"args\": [], \"lang\": \"js\"}}}", "$function")]
    [InlineData("documents", "filter", "[1]", "Extended JSON")]
    [InlineData("documents", "sort", "{\"amount\": \"down\"}", "-1 for descending")]
    [InlineData("documents", "projection", "{\"a\": {\"$function\": {}}}", "$function")]
    [InlineData("documents", "offset", "10001", "page by 'after'")]
    [InlineData("documents", "after", "%%%", "need the sort")]
    [InlineData("explain", "filter", "{", "character 2")]
    [InlineData("export", "format", "xml", "jsonl or csv")]
    public async Task What_is_wrong_with_a_query_is_said(string path, string member, string value, string says)
    {
        using var answer = await server.Http.GetAsync($"{Collection}/{path}?{member}={Uri.EscapeDataString(value)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(problem.GetProperty("errors").TryGetProperty(member, out _));
    }

    [Fact]
    public async Task A_regular_expression_or_a_filter_without_end_is_refused()
    {
        string[] filters =
        [
            $$"""{"city": {"$regex": "{{new string('a', 1001)}}"} }""",
            string.Concat(Enumerable.Repeat("{\"a\":", 25)) + "1" + new string('}', 25),
        ];
        foreach (var filter in filters)
        {
            using var answer = await server.Http.GetAsync($"{Collection}/documents?filter={Uri.EscapeDataString(filter)}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/millrace/v1/databases/nope")]
    [InlineData("/api/millrace/v1/databases/nope/collections")]
    [InlineData("/api/millrace/v1/databases/admin/collections")]
    [InlineData("/api/millrace/v1/databases/local/collections/system.users/documents")]
    [InlineData("/api/millrace/v1/databases/shop/collections/nope/documents")]
    [InlineData("/api/millrace/v1/databases/shop/collections/nope/indexes")]
    [InlineData("/api/millrace/v1/databases/shop/collections/orders/document?id=nope")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_plan_tells_the_index_and_what_the_run_cost()
    {
        var indexed = await GetAsync($"{Collection}/explain", ("filter", """{"amount": {"$gte": 10, "$lt": 15}}"""));
        var scanned = await GetAsync($"{Collection}/explain", ("filter", """{"city": "Lviv"}"""), ("sort", """{"note": 1}"""));

        Assert.Equal("index", indexed.GetProperty("reads").GetString());
        Assert.Equal("by_amount", indexed.GetProperty("index").GetString());
        Assert.Equal((5, 5), (indexed.GetProperty("documentsExamined").GetInt64(), indexed.GetProperty("returned").GetInt64()));
        Assert.Contains(
            indexed.GetProperty("stages").EnumerateArray(),
            stage => stage.GetProperty("stage").GetString() == "IXSCAN" && stage.GetProperty("keysExamined").GetInt64() == 5);
        Assert.Equal("collection", scanned.GetProperty("reads").GetString());
        Assert.True(scanned.GetProperty("sortsInMemory").GetBoolean());
        Assert.Equal(120, scanned.GetProperty("documentsExamined").GetInt64());
    }

    [Fact]
    public async Task The_fields_are_found_with_their_types_and_values()
    {
        var schema = await GetAsync($"{Collection}/schema");

        JsonElement Field(string path) =>
            schema.GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("path").GetString() == path);
        Assert.Equal(120, schema.GetProperty("sampled").GetInt32());
        Assert.Equal(2, Field("city").GetProperty("distinctValues").GetInt32());
        Assert.Equal("119", Field("amount").GetProperty("greatest").GetString());
        Assert.Equal(1, Field("line.sku").GetProperty("depth").GetInt32());
        Assert.Equal(
            ["string", "int"],
            Field("line.tags[]").GetProperty("types").EnumerateArray().Select(type => type.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task An_export_has_every_document_as_a_line_of_JSON()
    {
        using var answer = await server.Http.GetAsync($"{Collection}/export?filter={Uri.EscapeDataString("""{"amount": {"$lt": 100}}""")}");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(100, lines.Length);
        Assert.Equal(Enumerable.Range(0, 100), lines.Select(line => BsonDocument.FromJson(line)["amount"].AsInt32));
    }

    [Fact]
    public async Task A_table_has_flat_columns_and_no_formulas()
    {
        var text = await server.Http.GetStringAsync($"{Collection}/export?format=csv&limit=8");

        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("_id,amount,city,note,line.sku,line.tags,serial", rows[0]);
        Assert.Equal("order-000,0,Ghent,\"plain, text\",s0,\"[\"\"a\"\",0]\",9007199254740993", rows[1]);
        Assert.StartsWith("order-007,7,Lviv,'=1+1,", rows[8], StringComparison.Ordinal);
        Assert.Equal(9, rows.Length);
    }

    private static int Amount(JsonElement item) => item.GetProperty("document").GetProperty("amount").GetInt32();

    private async Task<JsonElement> GetAsync(string path, params (string Name, string Value)[] query)
    {
        var parameters = string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
        using var answer = await server.Http.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + parameters);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
