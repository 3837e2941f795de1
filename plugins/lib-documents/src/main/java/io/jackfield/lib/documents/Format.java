package io.jackfield.lib.documents;

import io.jackfield.lib.documents.DocumentText.Kind;
import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a document is and who reads it. */
record Format(Kind kind, Reader reader) {
    private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final int HEAD = 1024;
    /** The main part of Microsoft's packages lies in a folder of this name. */
    private static final Map<String, Format> OFFICE = Map.of(
            "word", new Format(Kind.WORD, PackageReaders::word),
            "xl", new Format(Kind.SHEET, PackageReaders::sheets),
            "ppt", new Format(Kind.SLIDES, PackageReaders::slides));

    static Format of(String name, String mediaType, byte[] content) throws UnreadableDocumentException {
        String head = head(content);
        if (head.contains("%PDF-")) {
            return new Format(Kind.PDF, PdfReader::read);
        }
        if (head.startsWith("PK\3\4")) {
            return packed(content);
        }
        if (startsWith(content, COMPOUND)) {
            throw new UnreadableDocumentException(isEncryptedPackage(content) ? Reason.PROTECTED : Reason.OLD_FORMAT);
        }
        if (head.startsWith("{\\rtf")) {
            return new Format(Kind.WORD, RtfReader::read);
        }
        if (head.contains("<FictionBook")) {
            return new Format(Kind.BOOK, Fb2Reader::read);
        }
        return isWebPage(
                        name.toLowerCase(Locale.ROOT),
                        mediaType,
                        head.stripLeading().toLowerCase(Locale.ROOT))
                ? new Format(Kind.WEB_PAGE, HtmlReader::read)
                : new Format(Kind.TEXT, PlainReader::read);
    }

    /** As far as it is Latin, whatever it is encoded in. */
    private static String head(byte[] content) {
        byte[] bytes = Arrays.copyOf(content, Math.min(HEAD, content.length));
        return new String(bytes, Charsets.wide(bytes).orElse(StandardCharsets.ISO_8859_1));
    }

    private static Format packed(byte[] content) throws UnreadableDocumentException {
        try {
            return packed(ZipParts.of(content, new Budget(Long.MAX_VALUE)));
        } catch (IndexOutOfBoundsException e) {
            // A directory that points beyond the file.
            throw new UnreadableDocumentException(Reason.DAMAGED);
        }
    }

    private static Format packed(ZipParts parts) throws UnreadableDocumentException {
        for (Map.Entry<String, Format> office : OFFICE.entrySet()) {
            if (parts.has("[Content_Types].xml") && parts.hasFolder(office.getKey())) {
                return office.getValue();
            }
        }
        if (parts.has("META-INF/container.xml")) {
            return new Format(Kind.BOOK, BookReader::read);
        }
        if (parts.has("content.xml") && parts.has("META-INF/manifest.xml")) {
            return new Format(OpenDocumentReader.kind(parts), OpenDocumentReader::read);
        }
        if (parts.names().size() == 1 && parts.names().getFirst().endsWith(".fb2")) {
            return new Format(Kind.BOOK, Fb2Reader::readPacked);
        }
        throw new UnreadableDocumentException(Reason.UNSUPPORTED);
    }

    /** Office encrypts a package by putting it into the old container, under this name. */
    private static boolean isEncryptedPackage(byte[] content) {
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        for (int at = 0; at <= content.length - name.length; at++) {
            if (content[at] == name[0] && Arrays.equals(content, at, at + name.length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWebPage(String name, String mediaType, String head) {
        return name.endsWith(".html")
                || name.endsWith(".htm")
                || name.endsWith(".xhtml")
                || mediaType.equals("text/html")
                || mediaType.equals("application/xhtml+xml")
                || head.startsWith("<!doctype html")
                || head.startsWith("<html");
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || content[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
