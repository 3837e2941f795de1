package io.jackfield.lib.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads books in FictionBook 2. */
final class Fb2Reader {
    private Fb2Reader() {}

    static void read(byte[] content, Budget budget, TextCollector text) throws XMLStreamException, IOException {
        read(new ByteArrayInputStream(content), text);
    }

    /** As libraries hand it out: alone in a zip file. */
    static void readPacked(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, XMLStreamException, IOException {
        ZipParts parts = ZipParts.of(content, budget);
        try (InputStream book = parts.open(parts.names().getFirst())) {
            read(book, text);
        }
    }

    private static void read(InputStream book, TextCollector text) throws XMLStreamException, IOException {
        XMLStreamReader xml = Xml.reader(book);
        boolean line = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "p", "v", "book-title", "subtitle" -> line = true;
                        case "title" -> text.paragraph().add("# ");
                        case "binary", "publish-info", "document-info", "history" -> Xml.skip(xml);
                        default -> {}
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "p", "v", "book-title", "subtitle" -> {
                            line = false;
                            text.line();
                        }
                        default -> {}
                    }
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                    if (line) {
                        text.flowing(xml.getText());
                    }
                }
                default -> {}
            }
        }
    }
}
