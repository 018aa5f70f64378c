using System.Runtime.InteropServices;
using Millrace.Bson;

namespace Millrace.Mongo.Interop;

/// <summary>
/// Room for a bson_t that a call of libmongoc fills. Not bson_new: the call initialises the structure as one that its owner frees,
/// so its memory must be ours.
/// </summary>
internal sealed unsafe class NativeReply : SafeHandle
{
    /// <summary>Size and alignment of a bson_t.</summary>
    public const int StructureSize = 128;

    public NativeReply()
        : base(0, ownsHandle: true)
    {
        SetHandle((nint)NativeMemory.AlignedAlloc(StructureSize, StructureSize));
        NativeMethods.BsonInit(handle);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>What the call wrote; empty when it wrote nothing.</summary>
    public BsonDocument ToDocument() => BsonDocument.Parse(NativeBson.Bytes(handle));

    protected override bool ReleaseHandle()
    {
        NativeMethods.BsonDestroy(handle);
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
