using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Millrace.Bson;

namespace Millrace.Mongo.Interop;

/// <summary>A bson_t that this process owns.</summary>
internal sealed class NativeBson : SafeHandle
{
    /// <summary>Made by the marshaller only.</summary>
    public NativeBson()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>A copy of a document.</summary>
    public static NativeBson From(BsonDocument document)
    {
        using var writer = new BsonWriter();
        document.WriteTo(writer);
        return From(writer.WrittenSpan);
    }

    /// <summary>A copy of a document's bytes.</summary>
    public static NativeBson From(ReadOnlySpan<byte> document) => Checked(NativeMethods.BsonNewFromData(document, (nuint)document.Length));

    /// <summary>The bytes of a bson_t that someone else owns; valid as long as its owner keeps it.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint bson)
    {
        var data = (byte*)NativeMethods.BsonGetData(bson);
        return new ReadOnlySpan<byte>(data, BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(data, sizeof(int))));
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.BsonDestroy(handle);
        return true;
    }

    private static NativeBson Checked(NativeBson bson)
    {
        if (bson.IsInvalid)
        {
            bson.Dispose();
            throw new MongoException("A document that was handed to the MongoDB client is not valid BSON.");
        }

        return bson;
    }
}
