package io.jackfield.host.unload.heap;

import io.jackfield.host.unload.heap.HeapRoot.Kind;

/** Goes through the heap's content in the file once and tells of every object and every root. */
abstract class HeapContent {
    private static final int ID = HprofFile.ID_BYTES;

    private final HprofFile file;

    HeapContent(HprofFile file) {
        this.file = file;
    }

    /** @param position of the object's id, the tag of its record just before it */
    abstract void object(int tag, long position);

    abstract void root(HeapRoot root);

    final void read(long start, long length) {
        long at = start;
        while (at < start + length) {
            int tag = file.int8(at);
            at = isObject(tag) ? object(tag, at + 1, end(tag, at + 1)) : root(tag, at + 1);
        }
    }

    private long object(int tag, long position, long end) {
        object(tag, position);
        return end;
    }

    private static boolean isObject(int tag) {
        return tag >= HprofTag.CLASS && tag <= HprofTag.PRIMITIVE_ARRAY;
    }

    private long end(int tag, long position) {
        return switch (tag) {
            case HprofTag.CLASS -> HeapClass.end(file, position);
            case HprofTag.INSTANCE -> position + 2 * ID + 8 + length(position + 2 * ID + 4);
            case HprofTag.OBJECT_ARRAY -> position + 2 * ID + 8 + ID * length(position + ID + 4);
            default -> position + ID + 9 + HprofType.size(file.int8(position + ID + 8)) * length(position + ID + 4);
        };
    }

    private long length(long position) {
        return Integer.toUnsignedLong(file.int32(position));
    }

    /** The position behind the root at this one. */
    private long root(int tag, long position) {
        long id = file.int64(position);
        return switch (tag) {
            case HprofTag.ROOT_THREAD ->
                root(new HeapRoot(Kind.THREAD, id, file.int32(position + ID), -1), ID + 8, position);
            case HprofTag.ROOT_JAVA_FRAME, HprofTag.ROOT_JNI_LOCAL ->
                root(
                        new HeapRoot(Kind.STACK, id, file.int32(position + ID), file.int32(position + ID + 4)),
                        ID + 8,
                        position);
            case HprofTag.ROOT_NATIVE_STACK, HprofTag.ROOT_THREAD_BLOCK ->
                root(new HeapRoot(Kind.STACK, id, file.int32(position + ID), -1), ID + 4, position);
            case HprofTag.ROOT_STICKY_CLASS -> root(new HeapRoot(Kind.STATIC, id, 0, -1), ID, position);
            case HprofTag.ROOT_MONITOR -> root(new HeapRoot(Kind.MONITOR, id, 0, -1), ID, position);
            case HprofTag.ROOT_JNI_GLOBAL -> root(new HeapRoot(Kind.NATIVE, id, 0, -1), 2 * ID, position);
            case HprofTag.ROOT_UNKNOWN -> root(new HeapRoot(Kind.NATIVE, id, 0, -1), ID, position);
            default -> throw new IllegalStateException("the heap dump has an unknown record " + tag);
        };
    }

    private long root(HeapRoot root, int length, long position) {
        root(root);
        return position + length;
    }
}
