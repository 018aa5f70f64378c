using FsCheck;
using FsCheck.Fluent;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests.Query;

/// <summary>Generators of small values, documents and filters on the fields a and b, so that many of them meet.</summary>
internal static class RandomQueries
{
    private static readonly Gen<BsonValue> Scalars = Gen.Elements<BsonValue>(
        0, 1, 2, 1.5, -1L, 1L << 40, double.NaN, double.PositiveInfinity, Decimal128.Parse("1.5"), "", "a", "ab", "abc", "b", true, false,
        BsonValue.Null, BsonValue.MinKey, BsonValue.MaxKey, BsonValue.FromDateTime(0), BsonValue.FromDateTime(1), new BsonTimestamp(1, 2),
        new ObjectId(new byte[12]), new BsonDocument(), new BsonDocument("b", 1), new BsonBinary(0, new byte[] { 1 }), new BsonRegex("^a"));

    private static readonly Gen<string> Ranges = Gen.Elements("$eq", "$gt", "$gte", "$lt", "$lte", "$ne");

    public static Gen<BsonValue> Values { get; } = Gen.Frequency(
        (4, Scalars),
        (1, Scalars.ArrayOf().Select(values => (BsonValue)new BsonArray(values.Take(3)))),
        (1, Scalars.Select(value => (BsonValue)new BsonDocument("b", value))),
        (1, Scalars.ArrayOf().Select(values
            => (BsonValue)new BsonArray(values.Take(3).Select(value => (BsonValue)new BsonDocument("b", value))))));

    public static Gen<BsonDocument> Documents { get; } =
        from a in Gen.Frequency((6, Values), (1, Gen.Constant(default(BsonValue))))
        from b in Gen.Frequency((3, Values), (1, Gen.Constant(default(BsonValue))))
        select Document(a, b);

    public static Gen<BsonDocument> Filters { get; } = Gen.Sized(size => FilterOf(Math.Min(size, 8)));

    private static BsonDocument Document(BsonValue a, BsonValue b)
    {
        var document = new BsonDocument();
        foreach (var (name, value) in new[] { ("a", a), ("b", b) })
        {
            if (!value.IsMissing)
            {
                document.Add(name, value);
            }
        }

        return document;
    }

    private static Gen<BsonDocument> FilterOf(int size) => size <= 1
        ? Field()
        : Gen.Frequency(
            (3, Field()),
            (1, from left in Field() from right in Field() select Joined(left, right)),
            (1, from left in FilterOf(size / 2) from right in FilterOf(size / 2) select new BsonDocument("$and", new BsonArray { left,
                right })),
            (1, from left in FilterOf(size / 2) from right in FilterOf(size / 2) select new BsonDocument("$or", new BsonArray { left,
                right })));

    private static BsonDocument Joined(BsonDocument left, BsonDocument right)
    {
        var joined = new BsonDocument(left);
        foreach (var (name, value) in right)
        {
            joined[name] = value;
        }

        return joined;
    }

    private static Gen<BsonDocument> Field() =>
        from path in Gen.Elements("a", "a.b", "b")
        from condition in Gen.OneOf(Scalars.Where(value => value.Type != BsonType.RegularExpression), Values.Where(value
            => value.Type != BsonType.RegularExpression), Conditions())
        select new BsonDocument(path, condition);

    private static Gen<BsonValue> Conditions() => Gen.OneOf(
        from name in Ranges from value in Comparands() select (BsonValue)new BsonDocument(name, value),
        from low in Comparands() from high in Comparands() select (BsonValue)new BsonDocument { { "$gte", low }, { "$lt", high } },
        Values.ArrayOf().Select(values => (BsonValue)new BsonDocument("$in", new BsonArray(values.Take(3)))),
        Comparands().ArrayOf().Select(values => (BsonValue)new BsonDocument("$all", new BsonArray(values.Take(2)))),
        from low in Comparands() from high in Comparands()
        select (BsonValue)new BsonDocument("$elemMatch", new BsonDocument { { "$gte", low }, { "$lte", high } }),
        Gen.Elements("^a", "^ab?", "^ab", "b", "^a|b", "^(a)").Select(pattern => (BsonValue)new BsonDocument("$regex", pattern)),
        Gen.Elements(true, false).Select(exists => (BsonValue)new BsonDocument("$exists", exists)),
        from value in Comparands() select (BsonValue)new BsonDocument("$not", new BsonDocument("$gt", value)));

    private static Gen<BsonValue> Comparands() => Scalars.Where(value => value.Type != BsonType.RegularExpression);
}
