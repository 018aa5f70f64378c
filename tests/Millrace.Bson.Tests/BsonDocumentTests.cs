namespace Millrace.Bson.Tests;

public sealed class BsonDocumentTests
{
    [Fact]
    public void A_missing_name_gives_a_missing_value()
    {
        var document = new BsonDocument { { "a", 1 } };

        Assert.True(document["b"].IsMissing);
        Assert.False(document.ContainsKey("b"));
    }

    [Fact]
    public void Setting_a_name_replaces_in_place_or_appends()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", 2 } };

        document["a"] = "x";
        document["c"] = true;

        Assert.Equal(new BsonDocument { { "a", "x" }, { "b", 2 }, { "c", true } }, document);
    }

    [Fact]
    public void Setting_a_missing_value_removes_the_field()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", 2 } };

        document["a"] = BsonValue.Missing;

        Assert.Equal(new BsonDocument("b", 2), document);
    }

    [Fact]
    public void A_missing_value_cannot_be_added()
    {
        Assert.Throws<ArgumentException>(() => new BsonDocument().Add("a", BsonValue.Missing));
        Assert.Throws<ArgumentException>(() => new BsonArray().Add(BsonValue.Missing));
    }

    [Fact]
    public void A_wide_document_finds_its_fields_after_every_kind_of_change()
    {
        var document = new BsonDocument();
        for (var i = 0; i < 100; i++)
            document.Add($"f{i}", i);
        Assert.Equal(50, document.IndexOf("f50"));

        document.Add("f100", 100);
        Assert.Equal(100, document.IndexOf("f100"));
        document.RemoveAt(0);
        Assert.Equal(-1, document.IndexOf("f0"));
        Assert.Equal(49, document.IndexOf("f50"));
        document.Insert(0, "first", 1);
        Assert.Equal(0, document.IndexOf("first"));
        Assert.Equal(50, document.IndexOf("f50"));
        Assert.True(document.Remove("f50"));
        Assert.Equal(-1, document.IndexOf("f50"));
    }

    [Fact]
    public void A_repeated_name_is_kept_and_means_its_first_value()
    {
        var document = new BsonDocument { { "a", 1 }, { "a", 2 } };

        Assert.Equal(2, document.Count);
        Assert.Equal(1, document["a"].AsInt32);
        Assert.Equal(document, BsonDocument.Parse(document.ToBytes()));
    }

    [Fact]
    public void A_deep_clone_shares_nothing_with_its_original()
    {
        var document = new BsonDocument { { "d", new BsonDocument("x", 1) }, { "a", new BsonArray { 1, new BsonArray { 2 } } } };
        var clone = document.DeepClone();

        document["d"].AsDocument["x"] = 9;
        document["a"].AsArray[1].AsArray[0] = 9;

        Assert.Equal(1, clone["d"].AsDocument["x"].AsInt32);
        Assert.Equal(2, clone["a"].AsArray[1].AsArray[0].AsInt32);
    }

    [Fact]
    public void Documents_with_the_same_fields_in_another_order_are_not_equal()
    {
        Assert.NotEqual(new BsonDocument { { "a", 1 }, { "b", 2 } }, new BsonDocument { { "b", 2 }, { "a", 1 } });
    }

    [Fact]
    public void An_accessor_of_the_wrong_type_names_both_types()
    {
        BsonValue value = "text";

        var error = Assert.Throws<InvalidOperationException>(() => value.AsInt32);

        Assert.Equal("The value is String, not Int32.", error.Message);
    }
}
