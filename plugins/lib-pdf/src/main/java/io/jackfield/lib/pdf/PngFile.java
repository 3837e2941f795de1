package io.jackfield.lib.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openpdf.text.Image;
import org.openpdf.text.ImgRaw;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;

/** A PNG, whose packed rows PDF understands where each pixel is one byte of grey or three of colour. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
record PngFile(int width, int height, int depth, int colours, boolean interlaced, boolean transparent, byte[] rows) {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = 0x49484452;
    private static final int ROWS = 0x49444154;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int END = 0x49454E44;
    private static final int GREY = 0;
    private static final int COLOUR = 2;
    /** Each row says how it is told from the one above. */
    private static final int PNG_ROWS = 15;

    static PngFile of(byte[] content) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            if (in.getLong() != SIGNATURE || in.getInt() < 0 || in.getInt() != HEADER) {
                throw new IOException("it does not begin as one");
            }
            int width = in.getInt();
            int height = in.getInt();
            int depth = in.get();
            int colours = in.get();
            // there is one way of packing and one of filtering
            in.getShort();
            boolean interlaced = in.get() != 0;
            skipChecksum(in);
            return rest(in, new PngFile(width, height, depth, colours, interlaced, false, new byte[0]));
        } catch (BufferUnderflowException
                | ArithmeticException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw new IOException("it ends too early", e);
        }
    }

    private static void skipChecksum(ByteBuffer in) {
        in.position(in.position() + Integer.BYTES);
    }

    private static PngFile rest(ByteBuffer in, PngFile header) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        boolean transparent = false;
        while (true) {
            int length = in.getInt();
            int kind = in.getInt();
            if (kind == END) {
                return new PngFile(
                        header.width,
                        header.height,
                        header.depth,
                        header.colours,
                        header.interlaced,
                        transparent,
                        rows.toByteArray());
            }
            transparent |= kind == TRANSPARENCY;
            if (kind == ROWS) {
                rows.write(in.array(), in.position(), length);
            }
            in.position(Math.addExact(in.position(), length));
            skipChecksum(in);
        }
    }

    /** The picture as PDF takes it; empty where its pixels have to be written anew. */
    Optional<Image> image() throws IOException {
        if (depth != Byte.SIZE || interlaced || transparent || (colours != GREY && colours != COLOUR)) {
            return Optional.empty();
        }
        int components = colours == GREY ? 1 : 3;
        check((long) height * (1 + (long) width * components));
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.PREDICTOR, new PdfNumber(PNG_ROWS));
        parameters.put(PdfName.COLUMNS, new PdfNumber(width));
        parameters.put(PdfName.COLORS, new PdfNumber(components));
        parameters.put(PdfName.BITSPERCOMPONENT, new PdfNumber(depth));
        PdfDictionary additional = new PdfDictionary();
        additional.put(PdfName.DECODEPARMS, parameters);
        Image image = new ImgRaw(width, height, components, depth, rows);
        image.setDeflated(true);
        image.setAdditional(additional);
        return Optional.of(image);
    }

    /** That the packed rows are whole: a reader would find out too late. */
    private void check(long bytes) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(rows);
            byte[] some = new byte[8 << 10];
            long unpacked = 0;
            int more = 1;
            while (more > 0 && unpacked <= bytes) {
                more = inflater.inflate(some);
                unpacked += more;
            }
            if (width <= 0 || unpacked != bytes) {
                throw new IOException("it has other rows than it says");
            }
        } catch (DataFormatException e) {
            throw new IOException("its rows are damaged", e);
        } finally {
            inflater.end();
        }
    }
}
