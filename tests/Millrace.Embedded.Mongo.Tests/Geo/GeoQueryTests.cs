using Millrace.Bson;
using Millrace.Embedded.Mongo.Tests.Wire;

namespace Millrace.Embedded.Mongo.Tests.Geo;

/// <summary>
/// Geospatial commands over the wire. Places: 0 (0,0), 1 (1,0), 2 (0,1), 3 (1,1), 4 and 5 on the 180th meridian, 6 the north pole.
/// </summary>
public sealed class GeoQueryTests
{
    private const string Places = """
        [
          {"_id": 0, "pos": {"type": "Point", "coordinates": [0, 0]}}, {"_id": 1, "pos": {"type": "Point", "coordinates": [1, 0]}},
          {"_id": 2, "pos": {"type": "Point", "coordinates": [0, 1]}}, {"_id": 3, "pos": [1, 1]},
          {"_id": 4, "pos": {"type": "Point", "coordinates": [180, 0]}}, {"_id": 5, "pos": {"lng": -180, "lat": 0}},
          {"_id": 6, "pos": {"type": "Point", "coordinates": [77, 90]}}, {"_id": 7}, {"_id": 8, "pos": null}, {"_id": 9, "pos": {} }
        ]
        """;

    private const string Square = """{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}""";

    public static TheoryData<string, string> Filters => new()
    {
        { $$$"""{"pos": {"$geoWithin": {"$geometry": {{{Square}}} } } }""", "0 1 2 3" },
        { $$$"""{"pos": {"$geoIntersects": {"$geometry": {{{Square}}} } } }""", "0 1 2 3" },
        { """{"pos": {"$geoWithin": {"$box": [[1, 1], [0, 0]]}}}""", "0 1 2 3" },
        { """{"pos": {"$geoWithin": {"$center": [[0, 0], 1]}}}""", "0 1 2" },
        { """{"pos": {"$geoWithin": {"$centerSphere": [[0, 0], 0.0175]}}}""", "0 1 2" },
        { """{"pos": {"$geoWithin": {"$polygon": [[0, 0], [1, 0], [1, 1]]}}}""", "0 1 3" },
        { """{"pos": {"$within": {"$box": [[-0.5, -0.5], [0.5, 0.5]]}}}""", "0" },
        { """{"pos": {"$geoWithin": {"$centerSphere": [[180, 0], 0.001]}}}""", "4 5" },
        { """{"pos": {"$geoWithin": {"$box": [[170, -1], [180, 1]]}}}""", "4" },
        { """{"pos": {"$geoWithin": {"$centerSphere": [[-20, 89.9], 0.01]}}}""", "6" },
        { """{"pos": {"$geoWithin": {"$centerSphere": [[0, 0], 4]}}}""", "0 1 2 3 4 5 6" },
        { """{"pos": {"$geoIntersects": {"$geometry": {"type": "Point", "coordinates": [-180, 0]}}}}""", "4 5" },
        { """{"pos": {"$geoIntersects": {"$geometry": {"type": "LineString", "coordinates": [[-10, 0], [0.5, 0]]}}}}""", "0" },
        { """{"pos": {"$not": {"$geoWithin": {"$centerSphere": [[0, 0], 3]}}}}""", "4 5 7 8 9" },
        {
            """
            {"pos": {"$geoWithin": {"$geometry": {"type": "Polygon", "coordinates":
              [[[170, -5], [-170, -5], [-170, 5], [170, 5], [170, -5]]]}}}}
            """,
            "4 5"
        },
        {
            """
            {"pos": {"$geoWithin": {"$geometry": {"type": "Polygon", "coordinates": [[[0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]]]}}}}
            """,
            "6"
        },
        {
            """
            {"pos": {"$geoWithin": {"$geometry": {"type": "Polygon", "coordinates": [
              [[-2, -2], [2, -2], [2, 2], [-2, 2], [-2, -2]], [[-0.5, -0.5], [-0.5, 0.5], [1, 0.5], [0.5, -0.5], [-0.5, -0.5]]]}}}}
            """,
            "1 2 3"
        },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task An_area_holds_the_same_places_with_an_index_and_without(string filter, string expected)
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.InsertAsync("c", Places);
        Assert.Equal(expected, await IdsAsync(test, $$"""{"find": "c", "filter": {{filter}}, "sort": {"_id": 1} }"""));
        await CreateIndexAsync(test);
        Assert.Equal(expected, await IdsAsync(test, $$"""{"find": "c", "filter": {{filter}}, "sort": {"_id": 1} }"""));
        Assert.Equal(
            expected,
            await IdsAsync(test, $$"""{"aggregate": "c", "pipeline": [{"$match": {{filter}} }, {"$sort": {"_id": 1} }], "cursor": {} }"""));
        Assert.Equal(expected.Split(' ').Length, (await test.OkAsync($$"""{"count": "c", "query": {{filter}} }"""))["n"].ToDouble());
    }

    [Theory]
    [InlineData("""{"$near": {"$geometry": {"type": "Point", "coordinates": [0.1, 0]}}}""", "0 1 2 3 6 4 5")]
    [InlineData("""{"$near": {"$geometry": {"type": "Point", "coordinates": [0.1, 0]}, "$maxDistance": 120000}}""", "0 1 2")]
    [InlineData(
        """{"$near": {"$geometry": {"type": "Point", "coordinates": [0.1, 0]}, "$minDistance": 50000, "$maxDistance": 120000}}""", "1 2")]
    [InlineData("""{"$nearSphere": [0.1, 0], "$maxDistance": 0.0176}""", "0 1 2")]
    [InlineData("""{"$nearSphere": {"type": "Point", "coordinates": [179, 0]}, "$maxDistance": 200000}""", "4 5")]
    [InlineData("""{"$nearSphere": {"$geometry": {"type": "Point", "coordinates": [0, 0]}}, "$maxDistance": 0}""", "0")]
    public async Task Near_gives_documents_by_their_distance(string condition, string expected)
    {
        await using TestStore test = await TestStore.StartAsync();
        await CreateIndexAsync(test);
        await test.InsertAsync("c", Places);
        string filter = $$"""{"pos": {{condition}} }""";
        Assert.Equal(expected, await IdsAsync(test, $$"""{"find": "c", "filter": {{filter}} }"""));
        string first = expected.Split(' ')[0];
        Assert.Equal(first, await IdsAsync(test, $$"""{"find": "c", "filter": {{filter}}, "limit": 1}"""));
        BsonDocument distinct = await test.OkAsync($$"""{"distinct": "c", "key": "_id", "query": {{filter}} }""");
        Assert.Equal(expected.Split(' ').Length, distinct["values"].AsArray.Count);
    }

    [Fact]
    public async Task GeoNear_adds_the_distance_on_the_earth_of_MongoDB()
    {
        await using TestStore test = await TestStore.StartAsync();
        await CreateIndexAsync(test);
        await test.InsertAsync("c", Places);
        BsonDocument reply = await test.OkAsync("""
            {"aggregate": "c", "cursor": {}, "pipeline": [{"$geoNear": {"near": {"type": "Point", "coordinates": [0, 0]},
              "distanceField": "d.m", "includeLocs": "d.at", "maxDistance": 200000, "query": {"_id": {"$gt": 1}}}}, {"$limit": 5}]}
            """);
        BsonArray found = reply["cursor"].AsDocument["firstBatch"].AsArray;
        Assert.Equal(["2", "3"], found.Select(document => document.AsDocument["_id"].ToString()));
        BsonDocument nearest = found[0].AsDocument["d"].AsDocument;
        Assert.Equal(6378100 * Math.PI / 180, nearest["m"].AsDouble, 6);
        Assert.Equal("""{"type":"Point","coordinates":[0,1]}""", nearest["at"].ToString());
        Assert.Equal("[1,1]", found[1].AsDocument["d"].AsDocument["at"].ToString());
    }

    [Fact]
    public async Task The_index_is_listed_explained_and_dropped()
    {
        await using TestStore test = await TestStore.StartAsync();
        await CreateIndexAsync(test);
        await CreateIndexAsync(test);
        await test.InsertAsync("c", Places);
        BsonDocument list = await test.OkAsync("""{"listIndexes": "c"}""");
        Assert.Equal(
            """{"v":2,"key":{"pos":"2dsphere"},"name":"pos_2dsphere","2dsphereIndexVersion":3}""",
            list["cursor"].AsDocument["firstBatch"].AsArray[1].ToString());
        BsonDocument within = await test.OkAsync(
            """{"explain": {"find": "c", "filter": {"pos": {"$geoWithin": {"$centerSphere": [[0, 0], 0.001]}}}}}""");
        BsonDocument plan = within["queryPlanner"].AsDocument["winningPlan"].AsDocument;
        Assert.Equal("pos_2dsphere", plan["inputStage"].AsDocument["indexName"].AsString);
        Assert.Equal(1, within["executionStats"].AsDocument["totalDocsExamined"].ToDouble());
        BsonDocument near = await test.OkAsync("""
            {"explain": {"aggregate": "c", "cursor": {}, "pipeline":
              [{"$geoNear": {"near": [0, 0], "spherical": true, "distanceField": "d"}}]}}
            """);
        Assert.Equal("GEO_NEAR_2DSPHERE", near["queryPlanner"].AsDocument["winningPlan"].AsDocument["stage"].AsString);
        await test.OkAsync("""{"dropIndexes": "c", "index": {"pos": "2dsphere"}}""");
        Assert.Equal(291, await CodeAsync(test, """{"find": "c", "filter": {"pos": {"$nearSphere": [0, 0]}}}"""));
    }

    [Theory]
    [InlineData("[[1, 2], [3, 4]]")]
    [InlineData("\"here\"")]
    [InlineData("[200, 10]")]
    [InlineData("{\"type\": \"Point\", \"coordinates\": [0, 91]}")]
    [InlineData("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [0, 1], [1, 1], [0, 0]]]}")]
    [InlineData("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1]]]}")]
    public async Task A_location_that_is_no_geometry_is_refused_where_it_would_be_indexed(string location)
    {
        await using TestStore test = await TestStore.StartAsync();
        string insert = $$"""{"insert": "c", "documents": [{"_id": 1, "pos": {{location}} }]}""";
        await CreateIndexAsync(test);
        BsonDocument refused = await test.RunAsync(insert);
        Assert.Equal(16755, refused["writeErrors"].AsArray[0].AsDocument["code"].AsInt32);
        await test.OkAsync("""{"dropIndexes": "c", "index": "*"}""");
        await test.OkAsync(insert);
        Assert.Equal(16755, await CodeAsync(test, """{"createIndexes": "c", "indexes": [{"key": {"pos": "2dsphere"}, "name": "p"}]}"""));
    }

    [Theory]
    [InlineData("""{"createIndexes": "c", "indexes": [{"key": {"a": "2d"}, "name": "i"}]}""", 67)]
    [InlineData("""{"createIndexes": "c", "indexes": [{"key": {"a": "2dsphere"}, "name": "i", "unique": true}]}""", 67)]
    [InlineData("""{"createIndexes": "c", "indexes": [{"key": {"a": "2dsphere"}, "name": "i", "2dsphereIndexVersion": 7}]}""", 67)]
    [InlineData("""{"find": "c", "filter": {"pos": {"$near": [0, 0]}}}""", 291)]
    [InlineData("""{"find": "c", "filter": {"other": {"$nearSphere": [0, 0]}}}""", 291)]
    [InlineData("""{"find": "c", "filter": {"$or": [{"pos": {"$nearSphere": [0, 0]}}]}}""", 2)]
    [InlineData("""{"find": "c", "filter": {"pos": {"$geoWithin": {"$center": [[0, 0], -1]}}}}""", 2)]
    [InlineData("""{"find": "c", "filter": {"pos": {"$geoWithin": {"$polygon": [[0, 0], [1, 1]]}}}}""", 2)]
    [InlineData("""{"aggregate": "c", "cursor": {}, "pipeline": [{"$match": {"pos": {"$near": [0, 0]}}}]}""", 5626500)]
    [InlineData(
        """{"aggregate": "c", "cursor": {}, "pipeline": [{"$limit": 1}, {"$geoNear": {"near": [0, 0], "distanceField": "d"}}]}""", 40602)]
    [InlineData("""{"aggregate": "c", "cursor": {}, "pipeline": [{"$geoNear": {"near": [0, 0]}}]}""", 16605)]
    [InlineData(
        """{"aggregate": "c", "cursor": {}, "pipeline": [{"$geoNear": {"near": [0, 0], "distanceField": "d", "limit": 1}}]}""", 50858)]
    public async Task What_cannot_be_asked_of_places_is_refused_by_its_code(string command, int code)
    {
        await using TestStore test = await TestStore.StartAsync();
        await CreateIndexAsync(test);
        Assert.Equal(code, await CodeAsync(test, command));
    }

    [Fact]
    public async Task A_compound_index_binds_its_other_fields_too()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.OkAsync("""{"createIndexes": "c", "indexes": [{"key": {"nat": 1, "at.pos": "2dsphere"}, "name": "i"}]}""");
        await test.InsertAsync("c", """
            [{"_id": 1, "nat": "US", "at": [{"pos": [0, 0]}, {"pos": [50, 50]}]}, {"_id": 2, "nat": "AU", "at": {"pos": [0, 0]}}]
            """);
        Assert.Equal("1", await IdsAsync(test, """{"find": "c", "filter": {"nat": "US", "at.pos": {"$nearSphere": [0, 0]}}}"""));
        Assert.Equal(
            "1", await IdsAsync(test, """{"find": "c", "filter": {"nat": "US", "at.pos": {"$geoWithin": {"$center": [[50, 50], 1]}}}}"""));
        Assert.Equal(291, await CodeAsync(test, """{"find": "c", "filter": {"at.pos": {"$nearSphere": [0, 0]}}}"""));
        Assert.Equal("2", await IdsAsync(test, """{"find": "c", "filter": {"nat": "AU"}}"""));
    }

    private static Task<BsonDocument> CreateIndexAsync(TestStore test) => test.OkAsync(
        """{"createIndexes": "c", "indexes": [{"key": {"pos": "2dsphere"}, "name": "pos_2dsphere", "2dsphereIndexVersion": 3}]}""");

    private static async Task<int> CodeAsync(TestStore test, string command) => (await test.RunAsync(command))["code"].AsInt32;

    private static async Task<string> IdsAsync(TestStore test, string command)
    {
        BsonDocument reply = await test.OkAsync(command);
        return string.Join(' ', reply["cursor"].AsDocument["firstBatch"].AsArray.Select(found => found.AsDocument["_id"].ToString()));
    }
}
