package io.jackfield.lib.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unpacks a stream of a PDF up to a limit. PDFBox unpacks into memory and knows no limit, so 20 MB of a file made for that would
 * take 20 GB.
 */
final class BoundedFilter extends Filter {
    private static final long MOST_BYTES = 64L << 20;

    private final Filter filter;

    private BoundedFilter(Filter filter) {
        this.filter = filter;
    }

    /** Its factory has a fixed set of filters and no way to give it others. */
    @SuppressWarnings("unchecked")
    static void putAroundAll() {
        try {
            Field field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            Map<COSName, Filter> filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            filters.replaceAll((name, filter) -> new BoundedFilter(filter));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of PDFBox keeps its filters elsewhere", e);
        }
    }

    @Override
    public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        return filter.decode(encoded, new Bounded(decoded), parameters, index);
    }

    @Override
    protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) throws IOException {
        filter.encode(input, encoded, parameters, 0);
    }

    private static final class Bounded extends FilterOutputStream {
        private long written;

        Bounded(OutputStream decoded) {
            super(decoded);
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int length) {
            ReadingEnded.ifInterrupted();
            written += length;
            if (written > MOST_BYTES) {
                throw ReadingEnded.because(ReadingEnded.Cause.TOO_LARGE);
            }
        }
    }
}
