package io.jackfield.host.isolation.remote;

import io.jackfield.host.isolation.pipe.FramePipe;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A frame while it is written: grows up to {@link FramePipe#MAX_FRAME_BYTES}, then throws
 * {@link FrameTooLongException}.
 */
final class FrameWriter {
    private static final int FIRST_BYTES = 256;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);

    FrameWriter appendByte(byte value) {
        room(Byte.BYTES).put(value);
        return this;
    }

    FrameWriter appendShort(short value) {
        room(Short.BYTES).putShort(value);
        return this;
    }

    FrameWriter appendInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    FrameWriter appendLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    FrameWriter appendDouble(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    FrameWriter appendBytes(byte... value) {
        room(value.length).put(value);
        return this;
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            long needed = (long) bytes.position() + count;
            if (needed > FramePipe.MAX_FRAME_BYTES) {
                throw new FrameTooLongException();
            }
            int capacity = (int) Math.min(FramePipe.MAX_FRAME_BYTES, Math.max(needed, 2L * bytes.capacity()));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).position(bytes.position());
        }
        return bytes;
    }

    /** What has been written; the last thing that is done with this writer. */
    ByteBuffer frame() {
        return bytes.flip();
    }
}
