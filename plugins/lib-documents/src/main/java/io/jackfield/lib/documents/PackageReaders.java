package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Read the packages of Word, Excel and PowerPoint (ECMA-376). */
final class PackageReaders {
    private static final int LEVELS = 6;
    private static final int HEADING = "heading 1".length();
    /** What is kept beside the letters of a name. */
    private static final int KEPT_NAME = 150;

    private PackageReaders() {}

    static void word(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        ZipParts parts = ZipParts.of(content, budget);
        String main = main(parts, "word/document.xml");
        Relations relations = Relations.of(parts, main);
        OfficeText office = new OfficeText(headings(parts, relations), text);
        office.read(parts.open(main));
        for (String notes : List.of("footnotes", "endnotes")) {
            Optional<InputStream> part = find(parts, relations.ofType(notes));
            if (part.isPresent()) {
                office.read(part.get());
            }
        }
    }

    static void slides(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        ZipParts parts = ZipParts.of(content, budget);
        String main = main(parts, "ppt/presentation.xml");
        Relations relations = Relations.of(parts, main);
        OfficeText office = new OfficeText(Map.of(), text);
        int number = 0;
        for (String id : attributes(parts.open(main), "sldId", "id")) {
            Optional<String> slide = relations.withId(id);
            if (slide.isEmpty() || !parts.has(slide.get())) {
                continue;
            }
            number++;
            text.paragraph().sign("[" + number + "]").line();
            office.read(parts.open(slide.get()));
            Optional<InputStream> notes =
                    find(parts, Relations.of(parts, slide.get()).ofType("notesSlide"));
            if (notes.isPresent()) {
                office.read(notes.get());
            }
        }
    }

    static void sheets(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        ZipParts parts = ZipParts.of(content, budget);
        new WorkbookReader(parts, main(parts, "xl/workbook.xml"), text).read();
    }

    private static String main(ZipParts parts, String usual)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        return Relations.of(parts, "").ofType("officeDocument").orElse(usual);
    }

    static Optional<InputStream> find(ZipParts parts, Optional<String> name) throws UnreadableDocumentException {
        return name.isPresent() ? parts.find(name.get()) : Optional.empty();
    }

    /** The last attribute of this name: {@code id} of a slide is its own number, {@code r:id} the relation. */
    private static List<String> attributes(InputStream part, String element, String name)
            throws XMLStreamException, IOException {
        List<String> values = new ArrayList<>();
        try (part) {
            XMLStreamReader xml = Xml.reader(part);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT
                        || !xml.getLocalName().equals(element)) {
                    continue;
                }
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (xml.getAttributeLocalName(i).equals(name) && xml.getAttributeNamespace(i) != null) {
                        Budget.current()
                                .memory(KEPT_NAME + xml.getAttributeValue(i).length());
                        values.add(xml.getAttributeValue(i));
                    }
                }
            }
        }
        return values;
    }

    /** Styles are named {@code heading 1} in every language of Word, whatever their ids are. */
    private static Map<String, Integer> headings(ZipParts parts, Relations relations)
            throws UnreadableDocumentException, XMLStreamException, IOException {
        Map<String, Integer> headings = new HashMap<>();
        Optional<InputStream> styles = find(parts, relations.ofType("styles"));
        if (styles.isEmpty()) {
            return headings;
        }
        try (InputStream in = styles.get()) {
            XMLStreamReader xml = Xml.reader(in);
            String style = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("style")) {
                    style = Xml.attribute(xml, "styleId").orElse("");
                } else if (xml.getLocalName().equals("name")) {
                    String name = Xml.attribute(xml, "val").orElse("");
                    if (name.length() == HEADING && name.matches("(?i)heading [1-9]")) {
                        Budget.current().memory(KEPT_NAME + style.length());
                        headings.put(style, Math.min(LEVELS, name.charAt(name.length() - 1) - '0'));
                    }
                }
            }
        }
        return headings;
    }
}
