package io.jackfield.host.isolation.pipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** Frames that wait to be written, each behind its length. Not thread-safe. */
final class OutgoingFrames {
    /**
     * Small frames share a write, large ones go in slices: the JDK copies what is written to memory outside of the
     * heap.
     */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).flip();
    private long bytes;

    /** The frame is read from now on, so nobody may change it. */
    void add(ByteBuffer frame) {
        waiting.add(ByteBuffer.allocate(Integer.BYTES).putInt(0, frame.remaining()));
        waiting.add(frame);
        bytes += Integer.BYTES + frame.remaining();
    }

    /** How much waits, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Writes as much as the channel takes; false when some is left. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        while (bytes > 0) {
            if (!chunk.hasRemaining()) {
                fill();
            }
            int written = channel.write(chunk);
            if (written == 0) {
                return false;
            }
            bytes -= written;
        }
        return true;
    }

    private void fill() {
        chunk.clear();
        while (chunk.hasRemaining() && !waiting.isEmpty()) {
            ByteBuffer first = waiting.element();
            int count = Math.min(chunk.remaining(), first.remaining());
            chunk.put(first.slice(first.position(), count));
            first.position(first.position() + count);
            if (!first.hasRemaining()) {
                waiting.remove();
            }
        }
        chunk.flip();
    }
}
