package io.jackfield.host.isolation.pipe;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Puts frames together from bytes as they come. Nothing is allocated for what is only announced. Not thread-safe. */
final class IncomingFrames {
    private static final int FIRST_BYTES = 64 * 1024;

    private final Consumer<ByteBuffer> listener;
    private final ByteBuffer prefix = ByteBuffer.allocate(Integer.BYTES);
    /** What is there of a frame; null between frames. */
    private byte[] frame;

    private int length;
    private int filled;

    /** @param listener gets each frame when it is complete */
    IncomingFrames(Consumer<ByteBuffer> listener) {
        this.listener = listener;
    }

    /** Takes all the bytes. */
    void take(ByteBuffer bytes) throws BrokenFrameException {
        while (bytes.hasRemaining()) {
            if (frame == null) {
                takePrefix(bytes);
            } else {
                takeBody(bytes);
            }
        }
    }

    private void takePrefix(ByteBuffer bytes) throws BrokenFrameException {
        prefix.put(bytes.get());
        if (prefix.hasRemaining()) {
            return;
        }
        length = prefix.getInt(0);
        prefix.clear();
        if (length < 1 || length > FramePipe.MAX_FRAME_BYTES) {
            throw new BrokenFrameException(
                    "announced a frame of " + length + " bytes; a frame has 1 to " + FramePipe.MAX_FRAME_BYTES);
        }
        frame = new byte[Math.min(length, FIRST_BYTES)];
        filled = 0;
    }

    private void takeBody(ByteBuffer bytes) {
        if (filled == frame.length) {
            frame = Arrays.copyOf(frame, (int) Math.min(length, 2L * filled));
        }
        int count = Math.min(bytes.remaining(), frame.length - filled);
        bytes.get(frame, filled, count);
        filled += count;
        if (filled == length) {
            ByteBuffer complete = ByteBuffer.wrap(frame);
            frame = null;
            listener.accept(complete);
        }
    }
}
