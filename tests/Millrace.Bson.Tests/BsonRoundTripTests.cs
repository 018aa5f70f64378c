namespace Millrace.Bson.Tests;

public sealed class BsonRoundTripTests
{
    [Theory]
    [MemberData(nameof(SampleValues.Names), MemberType = typeof(SampleValues))]
    public void Bytes_of_every_type_are_read_as_their_value(string name)
    {
        var document = BsonDocument.Parse(SampleValues.BytesOf(name));

        Assert.Equal(new BsonDocument("v", SampleValues.ValueOf(name)), document);
    }

    [Theory]
    [MemberData(nameof(SampleValues.Names), MemberType = typeof(SampleValues))]
    public void A_value_of_every_type_is_written_as_its_bytes(string name)
    {
        var bytes = new BsonDocument("v", SampleValues.ValueOf(name)).ToBytes();

        Assert.Equal(Convert.ToHexString(SampleValues.BytesOf(name)), Convert.ToHexString(bytes));
    }

    [Theory]
    [MemberData(nameof(SampleValues.Names), MemberType = typeof(SampleValues))]
    public void Validation_accepts_every_type(string name) => BsonReader.Validate(SampleValues.BytesOf(name));

    [Fact]
    public void The_samples_hold_every_type()
    {
        var types = SampleValues.All.Select(sample => sample.Value.Type);

        Assert.Equal(Enum.GetValues<BsonType>().Where(type => type != BsonType.None).Order(), types.Distinct().Order());
    }
}
