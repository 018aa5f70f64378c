using System.Text.Json;
using Millrace.Bson;
using Millrace.Pipelines.Transform;

namespace Millrace.Pipelines.Definition;

/// <summary>The member <c>transforms</c> of a pipeline file: flat collections made of the raw documents, and views made of those.</summary>
internal static class TransformSection
{
    public static IReadOnlyList<TransformDefinition> Definitions(DefinitionObject root, CollectionName raw) =>
        root.List("transforms", (element, path) => new DefinitionObject(element, path).Read(transform =>
        {
            TransformDefinition definition = transform.Text("kind") switch
            {
                "flat" => Flat(transform, raw),
                "view" => View(transform),
                _ => throw DefinitionObject.Wrong(transform.PathOf("kind"), "must be one of flat, view"),
            };
            definition.Validate();
            return definition;
        }));

    private static FlattenDefinition Flat(DefinitionObject transform, CollectionName raw)
    {
        transform.Need("stages");
        return new FlattenDefinition
        {
            Name = transform.Text("name"),
            Version = transform.Number("version", 1),
            Source = raw,
            Target = DefinitionNames.Collection(transform.Text("target"), transform.PathOf("target")),
            Stages = transform.List("stages", Document),
            Indexes = Indexes(transform),
        };
    }

    private static ViewDefinition View(DefinitionObject transform) => new()
    {
        Name = transform.Text("name"),
        Version = transform.Number("version", 1),
        Target = DefinitionNames.Collection(transform.Text("target"), transform.PathOf("target")),
        From = transform.Texts("from"),
        Stages = transform.List("stages", Document),
        Key = Value(transform.Need("groupBy"), transform.PathOf("groupBy")),
        Measures = Document(transform.Need("measures"), transform.PathOf("measures")),
        Row = transform.List("row", Document),
        Indexes = Indexes(transform),
    };

    private static IReadOnlyList<TransformIndex> Indexes(DefinitionObject transform) => transform.List(
        "indexes",
        (element, path) => new DefinitionObject(element, path).Read(index =>
            new TransformIndex(index.Text("name"), Document(index.Need("keys"), index.PathOf("keys")))));

    private static BsonDocument Document(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        && Value(element, path) is { IsDocument: true } value
            ? value.AsDocument
            : throw DefinitionObject.Wrong(path, "must be an object");

    /// <summary>A value in Extended JSON.</summary>
    private static BsonValue Value(JsonElement element, string path)
    {
        try
        {
            // Written anew: the raw text may hold comments.
            return ExtendedJson.ParseValue(JsonSerializer.SerializeToUtf8Bytes(element));
        }
        catch (Exception wrong) when (wrong is BsonFormatException or JsonException)
        {
            throw DefinitionObject.Wrong(path, $"is not Extended JSON: {wrong.Message.TrimEnd('.')}");
        }
    }
}
