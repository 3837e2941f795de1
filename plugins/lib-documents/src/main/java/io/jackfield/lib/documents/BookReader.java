package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the chapters of an EPUB in the order of its spine. */
final class BookReader {
    private static final String RIGHTS = "META-INF/encryption.xml";
    /** Only fonts are veiled so; chapters are encrypted. */
    private static final String CHAPTERS_ENCRYPTED = "http://www.w3.org/2001/04/xmlenc#aes";

    private static final int LONGEST_RIGHTS = 1 << 20;
    /** What the list of parts takes beside its letters. */
    private static final int KEPT = 300;

    private BookReader() {}

    static void read(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        ZipParts parts = ZipParts.of(content, budget);
        requireOpen(parts);
        String opf = opf(parts);
        for (String chapter : chapters(parts, opf)) {
            Optional<InputStream> part = parts.find(chapter);
            if (part.isPresent()) {
                try (InputStream in = part.get()) {
                    HtmlReader.read(in, budget, text);
                }
                text.paragraph();
            }
        }
    }

    private static void requireOpen(ZipParts parts) throws UnreadableDocumentException, IOException {
        try (InputStream in = parts.find(RIGHTS).orElseGet(InputStream::nullInputStream)) {
            if (new String(in.readNBytes(LONGEST_RIGHTS), StandardCharsets.UTF_8).contains(CHAPTERS_ENCRYPTED)) {
                throw new UnreadableDocumentException(Reason.PROTECTED);
            }
        }
    }

    private static String opf(ZipParts parts) throws UnreadableDocumentException, IOException, XMLStreamException {
        try (InputStream in = parts.open("META-INF/container.xml")) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("rootfile")) {
                    return Xml.attribute(xml, "full-path").orElse("");
                }
            }
        }
        throw new UnreadableDocumentException(Reason.DAMAGED);
    }

    private static List<String> chapters(ZipParts parts, String opf)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        Map<String, String> items = new HashMap<>();
        List<String> chapters = new ArrayList<>();
        try (InputStream in = parts.open(opf)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "item" -> {
                        String id = Xml.attribute(xml, "id").orElse("");
                        String part = Relations.resolved(
                                opf, Xml.attribute(xml, "href").orElse(""));
                        Budget.current().memory(KEPT + id.length() + part.length());
                        items.put(id, part);
                    }
                    case "itemref" ->
                        Optional.ofNullable(
                                        items.get(Xml.attribute(xml, "idref").orElse("")))
                                .ifPresent(part -> {
                                    Budget.current().memory(Long.BYTES);
                                    chapters.add(part);
                                });
                    default -> {}
                }
            }
        }
        return chapters;
    }
}
