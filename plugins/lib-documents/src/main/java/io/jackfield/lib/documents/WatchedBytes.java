package io.jackfield.lib.documents;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a PDF, which look at the budget while a library reads them. */
final class WatchedBytes extends RandomAccessReadBuffer {
    private static final int LOOK = 4096;

    private final byte[] content;
    private final Budget budget;
    private int untilLook = LOOK;

    WatchedBytes(byte[] content, Budget budget) {
        super(content);
        this.content = content;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        look(1);
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        look(length);
        return super.read(target, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
        look(1);
        super.seek(position);
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        budget.work(1);
        return new RandomAccessReadView(new WatchedBytes(content, budget), start, length);
    }

    private void look(int bytes) {
        untilLook -= bytes;
        if (untilLook < 0) {
            untilLook = LOOK;
            budget.work(1 + (bytes >> 10));
        }
    }
}
