using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// The write errors of one command. An operation that fails is noted here and changes nothing; whether the next one still runs depends
/// on <c>ordered</c>.
/// </summary>
internal sealed class WriteErrors
{
    private readonly BsonArray _errors = [];

    /// <summary>Notes the failure of one operation.</summary>
    public void Add(int index, CommandException error)
    {
        BsonDocument entry = new() { { "index", index }, { "code", (int)error.Code } };
        foreach (BsonElement detail in error.Details ?? []) entry.Add(detail.Name, detail.Value);
        entry.Add("errmsg", error.Message);
        _errors.Add(entry);
    }

    public void WriteTo(BsonWriter reply)
    {
        if (_errors.Count > 0) reply.WriteValue("writeErrors", _errors);
    }
}
