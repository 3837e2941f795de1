package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a document that is a zip file, by name. The JDK reads zip files by name from disk only, so the directory
 * at its end is read here (PKWARE's APPNOTE, 4.3). All parts together unpack to no more than the budget allows.
 */
final class ZipParts {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 8192;
    /** What an entry of the directory takes beside its name. */
    private static final int ENTRY_MEMORY = 150;

    private final ByteBuffer zip;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Budget budget;

    private record Part(boolean encrypted, int method, int size, int offset) {}

    private ZipParts(byte[] content, Budget budget) {
        zip = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.budget = budget;
    }

    static ZipParts of(byte[] content, Budget budget) throws UnreadableDocumentException {
        ZipParts parts = new ZipParts(content, budget);
        parts.readDirectory();
        return parts;
    }

    private void readDirectory() throws UnreadableDocumentException {
        int end = zip.limit() - END_SIZE;
        while (end >= 0 && zip.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw new UnreadableDocumentException(Reason.DAMAGED);
        }
        int at = zip.getInt(end + 16);
        while (at < end && zip.getInt(at) == ENTRY) {
            int nameLength = unsigned(at + 28);
            budget.memory(ENTRY_MEMORY + nameLength);
            byte[] name = new byte[nameLength];
            zip.get(at + ENTRY_SIZE, name);
            boolean encrypted = (unsigned(at + 8) & 1) != 0;
            parts.put(
                    new String(name, StandardCharsets.UTF_8),
                    new Part(encrypted, unsigned(at + 10), zip.getInt(at + 20), zip.getInt(at + 42)));
            at += ENTRY_SIZE + nameLength + unsigned(at + 30) + unsigned(at + 32);
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    boolean hasFolder(String name) {
        return parts.keySet().stream().anyMatch(part -> part.startsWith(name + "/"));
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** The part that must be there. */
    InputStream open(String name) throws UnreadableDocumentException {
        return find(name).orElseThrow(() -> new UnreadableDocumentException(Reason.DAMAGED));
    }

    Optional<InputStream> find(String name) throws UnreadableDocumentException {
        Part part = parts.get(name.startsWith("/") ? name.substring(1) : name);
        if (part == null) {
            return Optional.empty();
        }
        if (part.encrypted()) {
            throw new UnreadableDocumentException(Reason.PROTECTED);
        }
        if (part.method() != STORED && part.method() != DEFLATED) {
            throw new UnreadableDocumentException(Reason.DAMAGED);
        }
        int start = part.offset() + LOCAL_SIZE + unsigned(part.offset() + 26) + unsigned(part.offset() + 28);
        InputStream packed = new ByteArrayInputStream(zip.array(), start, part.size());
        Inflater inflater = new Inflater(true);
        return Optional.of(new Counted(
                part.method() == STORED ? packed : new InflaterInputStream(packed, inflater, BUFFER), inflater));
    }

    /** Ends the reading when too much has come out, or when nobody waits for it. */
    private final class Counted extends FilterInputStream {
        private final Inflater inflater;

        Counted(InputStream unpacked, Inflater inflater) {
            super(unpacked);
            this.inflater = inflater;
        }

        @Override
        public void close() throws IOException {
            super.close();
            inflater.end();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            budget.check();
            int count = super.read(target, offset, length);
            budget.unpacked(Math.max(0, count));
            return count;
        }
    }
}
