using System.Runtime.CompilerServices;
using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>Reads the cursor of a command's reply to its end, where libmongoc has no cursor of its own for the command.</summary>
internal static class CommandCursor
{
    public static async IAsyncEnumerable<BsonDocument> ReadAsync(
        MongoDatabase database, BsonDocument reply, string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = reply["cursor"].AsDocument;
        var batch = cursor["firstBatch"];
        while (true)
        {
            foreach (var item in batch.AsArray)
            {
                yield return item.AsDocument;
            }

            if (cursor["id"].AsInt64 == 0)
            {
                yield break;
            }

            reply = await database.RunCommandAsync(
                new BsonDocument { { "getMore", cursor["id"] }, { "collection", collection } }, cancellationToken);
            cursor = reply["cursor"].AsDocument;
            batch = cursor["nextBatch"];
        }
    }
}
