package io.jackfield.lib.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unpacks a stream of a PDF within the budget of its document. PDFBox unpacks into memory and knows no limit, so 20 MB
 * of a file made for that would take 20 GB. Pictures are not unpacked at all.
 */
final class BoundedFilter extends Filter {
    private static final Set<COSName> PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION);
    /** Of a table of references, whose shortest entry of three bytes PDFBox makes a hundred of. */
    private static final int MOST_REFERENCES = 1 << 20;
    /** No packing makes more of one byte. PDFBox holds what comes of a short stream in pieces as short. */
    private static final int MOST_OF_ONE_BYTE = 3_000;

    private static final int LONGEST_ROW = 1 << 20;
    /** What PDFBox makes of the shortest array or dictionary, and of a number. */
    private static final int CONTAINER = 72;

    private static final int VALUE = 24;

    private final Filter filter;
    private final boolean ofPictures;

    private BoundedFilter(Filter filter, boolean ofPictures) {
        this.filter = filter;
        this.ofPictures = ofPictures;
    }

    /** Its factory has a fixed set of filters and no way to give it others. */
    @SuppressWarnings("unchecked")
    static void putAroundAll() {
        try {
            Field field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            Map<COSName, Filter> filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            filters.replaceAll((name, filter) -> new BoundedFilter(filter, PICTURES.contains(name)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of PDFBox keeps its filters elsewhere", e);
        }
    }

    @Override
    public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        Budget budget = Budget.current();
        budget.work(1);
        if (ofPictures) {
            throw new IOException("pictures have no text");
        }
        requireShortRows(parameters, index);
        return filter.decode(encoded, new Bounded(decoded, budget, parameters, index), parameters, index);
    }

    /** A predictor takes memory for a whole row before it reads any. */
    private static void requireShortRows(COSDictionary stream, int index) throws IOException {
        COSDictionary row = switch (stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP)) {
            case COSDictionary one -> one;
            case COSArray several
            when index < several.size() && several.getObject(index) instanceof COSDictionary one -> one;
            case null, default -> new COSDictionary();
        };
        long bits = (long) row.getInt(COSName.COLUMNS, 1)
                * Math.max(1, row.getInt(COSName.COLORS, 1))
                * Math.max(1, row.getInt(COSName.BITS_PER_COMPONENT, 8));
        if (bits / 8 > LONGEST_ROW) {
            throw new IOException("a row of " + bits + " bits");
        }
    }

    @Override
    protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) throws IOException {
        filter.encode(input, encoded, parameters, 0);
    }

    private static final class Bounded extends FilterOutputStream {
        private final Budget budget;
        private final boolean holdsObjects;
        private final long most;
        private long written;
        /** What the operands since the last operator come to. */
        private long operands;

        private int last = ' ';

        Bounded(OutputStream decoded, Budget budget, COSDictionary stream, int index) {
            super(decoded);
            this.budget = budget;
            COSName type = stream.getCOSName(COSName.TYPE);
            holdsObjects = COSName.OBJ_STM.equals(type);
            long packed = stream.getLong(COSName.LENGTH, Long.MAX_VALUE);
            long unpacked =
                    index == 0 && packed < 1024 ? Math.max(64, packed) * MOST_OF_ONE_BYTE : Budget.memoryOfOne() / 2;
            most = COSName.XREF.equals(type) ? Math.min(MOST_REFERENCES, unpacked) : unpacked;
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            parsed(one);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            for (int i = offset; i < offset + length; i++) {
                parsed(bytes[i]);
            }
            out.write(bytes, offset, length);
        }

        private void count(int length) {
            written += length;
            if (written > most) {
                throw ReadingEnded.because(ReadingEnded.Cause.TOO_LARGE);
            }
            budget.unpacked(length);
            budget.hold(length);
        }

        /** What a parser will make of it. */
        private void parsed(int one) {
            boolean value = one == ' ' || one == '\n' || one == '/';
            int made = one == '[' || one == '<' ? CONTAINER : value ? VALUE : 0;
            if (made > 0 && holdsObjects) {
                budget.memory(made);
            }
            boolean operator = Character.isLetter(one) && (last == ' ' || last == '\n' || last == ']' || last == ')');
            operands = operator ? 0 : operands + made;
            last = one;
            if (operands > Budget.memoryOfOne()) {
                throw ReadingEnded.because(ReadingEnded.Cause.TOO_LARGE);
            }
        }
    }
}
