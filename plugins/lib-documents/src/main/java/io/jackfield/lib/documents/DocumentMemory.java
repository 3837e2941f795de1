package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room in memory for the bytes of documents: all that are held at once come to no more than a sixth of the heap. Take
 * some before a document is got from wherever it is, and close it when the document has been read.
 */
public final class DocumentMemory implements AutoCloseable {
    private static final int SHARE_OF_HEAP = 6;
    private static final int KILOBYTES =
            (int) Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP >> 10, 24 << 10, 512 << 10);
    private static final Semaphore LEFT = new Semaphore(KILOBYTES, true);

    private final int taken;
    private boolean open = true;

    private DocumentMemory(int taken) {
        this.taken = taken;
    }

    /**
     * Waits until there is room.
     *
     * @param patience how long it waits
     * @throws UnreadableDocumentException with {@link Reason#BUSY} when there is none by then
     */
    public static DocumentMemory take(long bytes, Duration patience)
            throws UnreadableDocumentException, InterruptedException {
        int kilobytes = (int) Math.clamp((bytes >> 10) + 1, 1, KILOBYTES);
        if (!LEFT.tryAcquire(kilobytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new UnreadableDocumentException(Reason.BUSY);
        }
        return new DocumentMemory(kilobytes);
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            LEFT.release(taken);
        }
    }
}
