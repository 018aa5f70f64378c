namespace Millrace.Bson.Benchmarks;

/// <summary>One user as the Random User API gives it, redacted: the record that the pipeline carries.</summary>
internal static class SampleRecord
{
    public static byte[] Json()
    {
        using var stream = typeof(SampleRecord).Assembly.GetManifestResourceStream("random-user.json")!;
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return json;
    }

    public static byte[] Bson()
    {
        using var writer = new BsonWriter();
        JsonTranscoder.Transcode(Json(), writer);
        return writer.WrittenSpan.ToArray();
    }
}
