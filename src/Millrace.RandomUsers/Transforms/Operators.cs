using Millrace.Bson;

namespace Millrace.RandomUsers.Transforms;

/// <summary>MongoDB's aggregation operators under their own names, so that a pipeline in C# reads like one in the shell.</summary>
internal static class Operators
{
    public static BsonDocument Match(BsonDocument filter) => new("$match", filter);

    public static BsonDocument Project(BsonDocument fields) => new("$project", fields);

    public static BsonDocument Set(BsonDocument fields) => new("$set", fields);

    public static BsonDocument Group(BsonDocument fields) => new("$group", fields);

    public static BsonDocument Sort(BsonDocument order) => new("$sort", order);

    public static BsonDocument Unwind(string path) => new("$unwind", path);

    public static BsonDocument Limit(int count) => new("$limit", count);

    public static BsonDocument Skip(int count) => new("$skip", count);

    public static BsonDocument Sum(BsonValue value) => new("$sum", value);

    public static BsonDocument Avg(BsonValue value) => new("$avg", value);

    public static BsonDocument Min(BsonValue value) => new("$min", value);

    public static BsonDocument Max(BsonValue value) => new("$max", value);

    public static BsonDocument Push(BsonValue value) => new("$push", value);

    public static BsonDocument First(BsonValue value) => new("$first", value);

    public static BsonDocument Concat(params ReadOnlySpan<BsonValue> parts) => Of("$concat", parts);

    public static BsonDocument Add(params ReadOnlySpan<BsonValue> terms) => Of("$add", terms);

    public static BsonDocument Subtract(BsonValue from, BsonValue what) => Of("$subtract", from, what);

    public static BsonDocument Multiply(params ReadOnlySpan<BsonValue> factors) => Of("$multiply", factors);

    public static BsonDocument Divide(BsonValue dividend, BsonValue divisor) => Of("$divide", dividend, divisor);

    public static BsonDocument Mod(BsonValue dividend, BsonValue divisor) => Of("$mod", dividend, divisor);

    public static BsonDocument Pow(BsonValue value, BsonValue exponent) => Of("$pow", value, exponent);

    public static BsonDocument Round(BsonValue value, int places) => Of("$round", value, places);

    public static BsonDocument Floor(BsonValue value) => new("$floor", value);

    public static BsonDocument And(params ReadOnlySpan<BsonValue> conditions) => Of("$and", conditions);

    public static BsonDocument Eq(BsonValue left, BsonValue right) => Of("$eq", left, right);

    public static BsonDocument Gte(BsonValue left, BsonValue right) => Of("$gte", left, right);

    public static BsonDocument Lte(BsonValue left, BsonValue right) => Of("$lte", left, right);

    public static BsonDocument In(BsonValue value, BsonArray list) => Of("$in", value, list);

    public static BsonDocument Cond(BsonValue condition, BsonValue then, BsonValue otherwise) => Of("$cond", condition, then, otherwise);

    public static BsonDocument IfNull(BsonValue value, BsonValue otherwise) => Of("$ifNull", value, otherwise);

    public static BsonDocument SubstrCP(BsonValue text, BsonValue start, BsonValue length) => Of("$substrCP", text, start, length);

    public static BsonDocument SubstrBytes(BsonValue text, BsonValue start, BsonValue length) => Of("$substrBytes", text, start, length);

    public static BsonDocument Split(BsonValue text, BsonValue separator) => Of("$split", text, separator);

    public static BsonDocument ArrayElemAt(BsonValue array, int index) => Of("$arrayElemAt", array, index);

    public static BsonDocument LTrim(BsonValue text, string characters) =>
        new("$ltrim", new BsonDocument { { "input", text }, { "chars", characters } });

    /// <summary>The value as a type, or null when it is missing or cannot be converted: never an error.</summary>
    public static BsonDocument Convert(BsonValue value, string type) => new("$convert", new BsonDocument
    {
        { "input", value }, { "to", type }, { "onError", BsonValue.Null }, { "onNull", BsonValue.Null },
    });

    private static BsonDocument Of(string name, params ReadOnlySpan<BsonValue> arguments) => new(name, new BsonArray(arguments.ToArray()));
}
