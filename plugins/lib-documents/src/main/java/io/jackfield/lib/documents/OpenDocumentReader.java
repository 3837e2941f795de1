package io.jackfield.lib.documents;

import io.jackfield.lib.documents.DocumentText.Kind;
import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads texts, sheets and slides of LibreOffice and the like (OASIS OpenDocument 1.3). */
final class OpenDocumentReader {
    private static final int MOST_REPEATED = 16;
    private static final int LEVELS = 6;

    private final XMLStreamReader xml;
    private final TextCollector text;
    private int paragraphs;
    private int cells;
    private int pages;

    private OpenDocumentReader(XMLStreamReader xml, TextCollector text) {
        this.xml = xml;
        this.text = text;
    }

    static Kind kind(ZipParts parts) throws UnreadableDocumentException {
        String type = "";
        try (InputStream in = parts.find("mimetype").orElseGet(InputStream::nullInputStream)) {
            type = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UnreadableDocumentException(Reason.DAMAGED);
        }
        return type.contains("spreadsheet") ? Kind.SHEET : type.contains("presentation") ? Kind.SLIDES : Kind.WORD;
    }

    static void read(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        ZipParts parts = ZipParts.of(content, budget);
        requireOpen(parts);
        try (InputStream in = parts.open("content.xml")) {
            new OpenDocumentReader(Xml.reader(in), text).read();
        }
    }

    private static void requireOpen(ZipParts parts)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        try (InputStream in = parts.open("META-INF/manifest.xml")) {
            XMLStreamReader manifest = Xml.reader(in);
            while (manifest.hasNext()) {
                if (manifest.next() == XMLStreamReader.START_ELEMENT
                        && manifest.getLocalName().equals("encryption-data")) {
                    throw new UnreadableDocumentException(Reason.PROTECTED);
                }
            }
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> begins();
                case XMLStreamReader.END_ELEMENT -> ends();
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> words();
                default -> {}
            }
        }
    }

    private void words() {
        if (paragraphs > 0) {
            text.flowing(xml.getText());
        }
    }

    private void begins() throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "h" -> {
                paragraphs++;
                int level = Math.min(LEVELS, Xml.number(xml, "outline-level").orElse(1));
                text.paragraph().add("#".repeat(level) + " ");
            }
            case "p" -> paragraphs++;
            case "s" -> text.add(" ".repeat(repeated("c")));
            case "tab" -> text.add("\t");
            case "line-break" -> text.add(cells > 0 ? " " : "\n");
            case "list-item" -> text.line().add("- ");
            case "table" ->
                Xml.attribute(xml, "name")
                        .ifPresent(name -> text.paragraph().sign("# " + name).line());
            case "table-cell" -> cells++;
            case "covered-table-cell" -> text.add("| ");
            case "page" -> text.paragraph().sign("[" + ++pages + "]").line();
            case "annotation", "tracked-changes", "forms", "scripts" -> Xml.skip(xml);
            default -> {}
        }
    }

    private int repeated(String attribute) {
        return Math.clamp(Xml.number(xml, attribute).orElse(1), 1, MOST_REPEATED);
    }

    private void ends() {
        switch (xml.getLocalName()) {
            case "h", "p" -> {
                paragraphs--;
                if (cells > 0) {
                    text.add(" ");
                } else {
                    text.line();
                }
            }
            case "table-cell" -> {
                cells--;
                text.add("| ");
            }
            case "table-row" -> text.line();
            default -> {}
        }
    }
}
