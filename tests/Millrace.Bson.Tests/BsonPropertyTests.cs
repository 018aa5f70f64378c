using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Millrace.Bson.Tests;

/// <summary>What holds for all documents.</summary>
public sealed class BsonPropertyTests
{
    [Fact]
    public void Any_document_written_and_read_is_the_same() => Prop.ForAll(
        RandomBson.Documents,
        document => BsonDocument.Parse(document.ToBytes()).Equals(document)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_document_written_is_valid() => Prop.ForAll(
        RandomBson.Documents,
        document => BsonReader.Validate(document.ToBytes())).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_document_copied_element_by_element_has_the_same_bytes() => Prop.ForAll(
        RandomBson.Documents,
        document =>
        {
            var bytes = document.ToBytes();
            using var writer = new BsonWriter();
            writer.WriteStartDocument();
            var reader = new BsonReader(bytes);
            while (reader.Read())
                writer.WriteRawElement(reader.Type, reader.NameUtf8, reader.ValueSpan);
            writer.WriteEndDocument();
            return writer.WrittenSpan.SequenceEqual(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_document_survives_canonical_Extended_JSON() => Prop.ForAll(
        RandomBson.Documents,
        document => BsonDocument.FromJson(ExtendedJson.Write(document, ExtendedJsonMode.Canonical)).Equals(document))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Extended_JSON_of_bytes_and_of_their_document_is_the_same() => Prop.ForAll(
        RandomBson.Documents,
        document => Enum.GetValues<ExtendedJsonMode>().All(
            mode => ExtendedJson.Write(document.ToBytes(), mode) == ExtendedJson.Write(document, mode))).QuickCheckThrowOnFailure();

    [Fact]
    public void Relaxed_Extended_JSON_reads_back_as_text_of_itself() => Prop.ForAll(
        RandomBson.Documents,
        document => BsonDocument.FromJson(document.ToString()).ToString() == document.ToString()).QuickCheckThrowOnFailure();

    [Fact]
    public void Transcoded_JSON_is_the_JSON_that_a_document_model_reads() => Prop.ForAll(
        RandomBson.Documents,
        document =>
        {
            var json = ExtendedJson.Write(document, ExtendedJsonMode.Relaxed);
            using var writer = new BsonWriter();
            JsonTranscoder.Transcode(Encoding.UTF8.GetBytes(json), writer);
            BsonReader.Validate(writer.WrittenSpan);
            var transcoded = ExtendedJson.Write(writer.WrittenSpan, ExtendedJsonMode.Relaxed);
            return HasRepeatedNames(document) || JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(transcoded));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Comparison_is_antisymmetric_and_transitive() => Prop.ForAll(
        RandomBson.Values.ArrayOf(3).ToArbitrary(),
        RespectsOrder).QuickCheckThrowOnFailure();

    [Fact]
    public void Comparison_of_numbers_is_antisymmetric_and_transitive() => Prop.ForAll(
        RandomBson.Numbers.ArrayOf(3).ToArbitrary(),
        RespectsOrder).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Numbers_that_compare_as_equal_hash_alike() => Prop.ForAll(
        RandomBson.Numbers.Two().ToArbitrary(),
        pair => !BsonComparer.Instance.Equals(pair.Item1, pair.Item2)
            || BsonComparer.Instance.GetHashCode(pair.Item1) == BsonComparer.Instance.GetHashCode(pair.Item2))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void A_clone_compares_and_hashes_as_its_original() => Prop.ForAll(
        RandomBson.Values.ToArbitrary(),
        value => BsonComparer.Instance.Equals(value, value.DeepClone())
            && BsonComparer.Instance.GetHashCode(value) == BsonComparer.Instance.GetHashCode(value.DeepClone())
            && value.Equals(value.DeepClone())
            && value.GetHashCode() == value.DeepClone().GetHashCode()).QuickCheckThrowOnFailure();

    private static bool RespectsOrder(BsonValue[] values)
    {
        var comparer = BsonComparer.Instance;
        foreach (var x in values)
        {
            foreach (var y in values)
            {
                if (Math.Sign(comparer.Compare(x, y)) != -Math.Sign(comparer.Compare(y, x)))
                    return false;
            }
        }

        var sorted = values.Order(comparer).ToArray();
        return comparer.Compare(sorted[0], sorted[1]) <= 0
            && comparer.Compare(sorted[1], sorted[2]) <= 0
            && comparer.Compare(sorted[0], sorted[2]) <= 0;
    }

    private static bool HasRepeatedNames(BsonDocument document) => document.Any(element => HasRepeatedNames(element.Value))
        || document.Select(element => element.Name).Distinct().Count() != document.Count;

    private static bool HasRepeatedNames(BsonValue value) => value.Type switch
    {
        BsonType.Document => HasRepeatedNames(value.AsDocument),
        BsonType.Array => value.AsArray.Any(HasRepeatedNames),
        BsonType.JavaScriptWithScope => HasRepeatedNames(value.AsCodeWithScope.Scope),
        _ => false,
    };
}
