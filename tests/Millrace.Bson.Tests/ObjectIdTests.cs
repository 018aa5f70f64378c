namespace Millrace.Bson.Tests;

public sealed class ObjectIdTests
{
    [Fact]
    public void Bytes_and_text_agree()
    {
        var id = ObjectId.Parse("0102030405060708090A0B0C");

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], id.ToByteArray());
        Assert.Equal("0102030405060708090a0b0c", id.ToString());
        Assert.Equal(id, new ObjectId(id.ToByteArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0102030405060708090a0b")]
    [InlineData("0102030405060708090a0b0c0d")]
    [InlineData("0102030405060708090a0b0x")]
    public void Text_that_is_not_24_hexadecimal_digits_is_refused(string text)
    {
        Assert.False(ObjectId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ObjectId.Parse(text));
    }

    [Fact]
    public void Another_number_of_bytes_is_refused() => Assert.Throws<ArgumentException>(() => new ObjectId(new byte[11]));

    [Fact]
    public void New_ids_carry_the_time_of_the_clock_and_differ()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var ids = Enumerable.Range(0, 1000).Select(_ => ObjectId.NewObjectId(clock)).ToList();

        Assert.All(ids, id => Assert.Equal(clock.GetUtcNow(), id.CreationTime));
        Assert.Equal(1000, ids.Distinct().Count());
    }

    [Fact]
    public void Order_is_that_of_the_bytes()
    {
        var low = ObjectId.Parse("0000000000000000ffffffff");
        var high = ObjectId.Parse("000000000000000100000000");
        var highest = ObjectId.Parse("800000000000000000000000");

        Assert.True(low < high && high < highest && highest > low && low <= high && highest >= high);
        Assert.NotEqual(low.GetHashCode(), high.GetHashCode());
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
