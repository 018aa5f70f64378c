namespace Millrace.Bson.Tests;

public sealed class ExtendedJsonTests
{
    /// <summary>Sample, canonical form, relaxed form where it differs.</summary>
    public static TheoryData<string, string, string?> Forms { get; } = new()
    {
        { "double", """{"$numberDouble":"1.5"}""", "1.5" },
        { "double minus zero", """{"$numberDouble":"-0.0"}""", "-0.0" },
        { "double infinity", """{"$numberDouble":"Infinity"}""", null },
        { "double not a number", """{"$numberDouble":"NaN"}""", null },
        { "string", "\"abc\"", null },
        { "string with NUL", """
            "a\u0000b"
            """, null },
        { "string of 2, 3 and 4 byte characters", """
            "é€\uD83D\uDE00"
            """, null },
        { "document", """{"a":{"$numberInt":"1"}}""", """{"a":1}""" },
        { "array", """[true,null,{"$undefined":true}]""", null },
        { "binary", """{"$binary":{"base64":"//4=","subType":"80"}}""", null },
        { "old binary", """{"$binary":{"base64":"//4=","subType":"02"}}""", null },
        { "uuid", """{"$binary":{"base64":"ABEiM0RVZneImaq7zN3u/w==","subType":"04"}}""", null },
        { "object id", """{"$oid":"0102030405060708090a0b0c"}""", null },
        { "date", """{"$date":{"$numberLong":"1356351330501"}}""", """{"$date":"2012-12-24T12:15:30.501Z"}""" },
        { "date before 1970", """{"$date":{"$numberLong":"-1"}}""", null },
        { "date beyond the calendar", """{"$date":{"$numberLong":"9223372036854775807"}}""", null },
        { "regular expression", """{"$regularExpression":{"pattern":"a+","options":"im"}}""", null },
        { "pointer", """{"$dbPointer":{"$ref":"b","$id":{"$oid":"0102030405060708090a0b0c"}}}""", null },
        { "code", """{"$code":"x1"}""", null },
        { "symbol", """{"$symbol":"s"}""", null },
        { "code with scope", """{"$code":"x","$scope":{"a":{"$numberInt":"1"}}}""", """{"$code":"x","$scope":{"a":1}}""" },
        { "int32", """{"$numberInt":"-1"}""", "-1" },
        { "timestamp", """{"$timestamp":{"t":123456789,"i":42}}""", null },
        { "timestamp maximum", """{"$timestamp":{"t":4294967295,"i":4294967295}}""", null },
        { "int64", """{"$numberLong":"9223372036854775807"}""", "9223372036854775807" },
        { "decimal128", """{"$numberDecimal":"2.000"}""", null },
        { "max key", """{"$maxKey":1}""", null },
        { "min key", """{"$minKey":1}""", null },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_value_is_written_in_both_forms(string sample, string canonical, string? relaxed)
    {
        var value = SampleValues.ValueOf(sample);

        Assert.Equal(canonical, ExtendedJson.Write(value, ExtendedJsonMode.Canonical));
        Assert.Equal(relaxed ?? canonical, ExtendedJson.Write(value, ExtendedJsonMode.Relaxed));
        Assert.Equal($$"""{"v":{{canonical}}}""", ExtendedJson.Write(SampleValues.BytesOf(sample), ExtendedJsonMode.Canonical));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_value_is_read_from_both_forms(string sample, string canonical, string? relaxed)
    {
        Assert.Equal(SampleValues.ValueOf(sample), ExtendedJson.ParseValue(canonical));
        Assert.Equal(SampleValues.ValueOf(sample), ExtendedJson.ParseValue(relaxed ?? canonical));
    }

    [Fact]
    public void A_whole_double_keeps_its_point_and_a_whole_second_no_fraction()
    {
        Assert.Equal("100.0", ((BsonValue)100.0).ToString());
        Assert.Equal("1E+20", ((BsonValue)1e20).ToString());
        Assert.Equal("""{"$date":"1970-01-01T00:00:01Z"}""", BsonValue.FromDateTime(1000).ToString());
        Assert.Equal("""{"$date":"9999-12-31T23:59:59.999Z"}""", BsonValue.FromDateTime(253402300799999).ToString());
        Assert.Equal("""{"$date":{"$numberLong":"253402300800000"}}""", BsonValue.FromDateTime(253402300800000).ToString());
    }

    [Theory]
    [InlineData("""{"$date":"2012-12-24T12:15:30.501Z"}""", 1356351330501)]
    [InlineData("""{"$date":"2012-12-24T13:15:30.501+01:00"}""", 1356351330501)]
    [InlineData("""{"$date":"2012-12-24T13:15:30.501+0100"}""", 1356351330501)]
    [InlineData("""{"$date":"2012-12-24T12:15:30Z"}""", 1356351330000)]
    [InlineData("""{"$date":"2012-12-24"}""", 1356307200000)]
    [InlineData("""{"$date":1356351330501}""", 1356351330501)]
    [InlineData("""{"$date":{"$numberLong":"-62135596800001"}}""", -62135596800001)]
    public void Dates_are_read_in_new_and_old_forms(string json, long milliseconds) =>
        Assert.Equal(BsonValue.FromDateTime(milliseconds), ExtendedJson.ParseValue(json));

    [Fact]
    public void Other_spellings_are_read()
    {
        Assert.Equal<BsonValue>(new BsonBinary(0, new byte[] { 0xFF }), ExtendedJson.ParseValue("""{"$binary":"/w==","$type":"0"}"""));
        Assert.Equal<BsonValue>(
            BsonBinary.FromGuid(Guid.Parse("73ffd264-44b3-4c69-90e8-e7d1dfc035d4")),
            ExtendedJson.ParseValue("""{"$uuid":"73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}"""));
        Assert.Equal<BsonValue>(
            new BsonRegex("a", "imx"), ExtendedJson.ParseValue("""{"$regularExpression":{"options":"xmi","pattern":"a"}}"""));
        Assert.Equal<BsonValue>(
            new BsonCodeWithScope("x", new BsonDocument("a", 1)), ExtendedJson.ParseValue("""{"$scope":{"a":1},"$code":"x"}"""));
    }

    [Theory]
    [InlineData("""{"$set":{"a":1}}""")]
    [InlineData("""{"$regex":"a","$options":"i"}""")]
    [InlineData("""{"$ref":"c","$id":1}""")]
    [InlineData("""{"$scope":1}""")]
    [InlineData("""{"$type":"string"}""")]
    [InlineData("""{"a":1,"$oid":"x"}""")]
    public void Objects_that_mark_no_type_stay_documents(string json) =>
        Assert.Equal(json, ExtendedJson.ParseDocument(json).ToString());

    [Theory]
    [InlineData("""{"$numberInt":5}""")]
    [InlineData("""{"$numberInt":"2147483648"}""")]
    [InlineData("""{"$numberInt":" 1"}""")]
    [InlineData("""{"$numberLong":"9223372036854775808"}""")]
    [InlineData("""{"$numberLong":"1","x":2}""")]
    [InlineData("""{"$numberDouble":"1,5"}""")]
    [InlineData("""{"$numberDouble":"1E999"}""")]
    [InlineData("""{"$numberDecimal":"1x"}""")]
    [InlineData("""{"$oid":"0102"}""")]
    [InlineData("""{"$oid":"0102030405060708090a0b0c","x":1}""")]
    [InlineData("""{"$oid":"0102030405060708090a0b0g"}""")]
    [InlineData("""{"$binary":{"base64":"//4","subType":"00"}}""")]
    [InlineData("""{"$binary":{"base64":"//4=","subType":"100"}}""")]
    [InlineData("""{"$binary":{"base64":"//4="}}""")]
    [InlineData("""{"$uuid":"73ffd26444b34c6990e8e7d1dfc035d4"}""")]
    [InlineData("""{"$date":"yesterday"}""")]
    [InlineData("""{"$date":1.5}""")]
    [InlineData("""{"$timestamp":{"t":1}}""")]
    [InlineData("""{"$timestamp":{"t":-1,"i":0}}""")]
    [InlineData("""{"$timestamp":{"t":4294967296,"i":0}}""")]
    [InlineData("""{"$regularExpression":{"pattern":"a\u0000","options":""}}""")]
    [InlineData("""{"$regularExpression":{"pattern":"a"}}""")]
    [InlineData("""{"$dbPointer":{"$ref":"b","$id":1}}""")]
    [InlineData("""{"$code":1}""")]
    [InlineData("""{"$code":"x","$scope":1}""")]
    [InlineData("""{"$code":"x","y":1}""")]
    [InlineData("""{"$symbol":1}""")]
    [InlineData("""{"$undefined":false}""")]
    [InlineData("""{"$minKey":2}""")]
    [InlineData("""{"$maxKey":"1"}""")]
    public void A_malformed_type_marker_is_refused_with_the_position_of_its_object(string json)
    {
        var error = Assert.Throws<BsonFormatException>(() => ExtendedJson.ParseDocument($$"""{"v": {{json}}}"""));

        Assert.Equal(6, error.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1]")]
    [InlineData("nul")]
    [InlineData("{\"a\":1e999}")]
    [InlineData("{\"a\\u0000\":1}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{'a':1}")]
    [InlineData("// comment\n{}")]
    public void Text_that_is_not_an_object_is_refused(string json) =>
        Assert.Throws<BsonFormatException>(() => ExtendedJson.ParseDocument(json));

    [Fact]
    public void A_string_with_half_a_surrogate_pair_is_refused() =>
        Assert.Throws<BsonFormatException>(() => ExtendedJson.ParseDocument("{\"a\":\"\ud800\"}"));

    [Fact]
    public void Text_nested_too_deep_is_refused_and_at_the_limit_read_and_written()
    {
        var nested = static (int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        var deepest = ExtendedJson.ParseDocument(nested(BsonLimits.MaxDepth));
        Assert.Equal(deepest, BsonDocument.Parse(deepest.ToBytes()));
        Assert.Throws<BsonFormatException>(() => ExtendedJson.ParseDocument(nested(BsonLimits.MaxDepth + 1)));
        Assert.Throws<BsonFormatException>(() => ExtendedJson.ParseDocument(nested(100_000)));
    }
}
