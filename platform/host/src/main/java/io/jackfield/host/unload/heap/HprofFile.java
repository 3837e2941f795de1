package io.jackfield.host.unload.heap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A mapped HPROF file: numbers at positions, and where its records are. Any size. */
final class HprofFile {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    static final int ID_BYTES = 8;

    private final MemorySegment bytes;
    private final long firstRecord;

    private HprofFile(MemorySegment bytes, long firstRecord) {
        this.bytes = bytes;
        this.firstRecord = firstRecord;
    }

    /** Fails with {@link IOException} when it is no dump of a 64-bit virtual machine. */
    static HprofFile map(FileChannel channel, Arena arena) throws IOException {
        MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        String magic = "JAVA PROFILE 1.0.";
        if (bytes.byteSize() < 31
                || !new String(
                                bytes.asSlice(0, magic.length()).toArray(ValueLayout.JAVA_BYTE),
                                StandardCharsets.US_ASCII)
                        .equals(magic)) {
            throw new IOException("the heap dump is not in HPROF format");
        }
        int idBytes = bytes.get(INT, 19);
        if (idBytes != ID_BYTES) {
            throw new IOException("the heap dump has ids of " + idBytes + " bytes; only 8 are understood");
        }
        return new HprofFile(bytes, 31);
    }

    /** Told of each record outside of the heap's content, and of each segment of that. */
    interface Records {
        /** @param body position behind the record's head */
        void record(int tag, long body, long length);
    }

    void forEachRecord(Records records) {
        long position = firstRecord;
        while (position + 9 <= bytes.byteSize()) {
            long length = Integer.toUnsignedLong(int32(position + 5));
            records.record(int8(position), position + 9, length);
            position += 9 + length;
        }
    }

    int int8(long position) {
        return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, position));
    }

    int int16(long position) {
        return Short.toUnsignedInt(bytes.get(SHORT, position));
    }

    int int32(long position) {
        return bytes.get(INT, position);
    }

    long int64(long position) {
        return bytes.get(LONG, position);
    }

    byte[] bytes(long position, long length) {
        return bytes.asSlice(position, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
