package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the sheets of an Excel workbook, each under its name, a row a line. */
final class WorkbookReader {
    /** What a shared text takes beside its letters; they have to be kept until a cell names them. */
    private static final int KEPT = 60;

    private static final int KEPT_SHEET = 300;

    private final ZipParts parts;
    private final String main;
    private final Relations relations;
    private final TextCollector text;

    WorkbookReader(ZipParts parts, String main, TextCollector text)
            throws UnreadableDocumentException, XMLStreamException, IOException {
        this.parts = parts;
        this.main = main;
        this.text = text;
        relations = Relations.of(parts, main);
    }

    private record Sheet(String name, String part) {}

    /** @param complete whether all are there */
    record SharedTexts(List<String> texts, boolean complete) {
        String at(int index) {
            if (index < texts.size()) {
                return texts.get(index);
            }
            if (complete) {
                return "";
            }
            throw ReadingEnded.because(ReadingEnded.Cause.ENOUGH);
        }
    }

    void read() throws UnreadableDocumentException, XMLStreamException, IOException {
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (InputStream in = parts.open(main)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    since1904 = Xml.attribute(xml, "date1904")
                            .filter(flag -> flag.equals("1") || flag.equals("true"))
                            .isPresent();
                } else if (xml.getLocalName().equals("sheet")) {
                    sheet(xml).ifPresent(sheets::add);
                }
            }
        }
        CellDates dates = CellDates.of(styles(), since1904);
        SheetReader reader = new SheetReader(shared(), dates, text);
        for (Sheet sheet : sheets) {
            text.paragraph().sign("# " + sheet.name()).line();
            reader.read(parts.open(sheet.part()));
        }
    }

    private Optional<Sheet> sheet(XMLStreamReader xml) {
        String name = Xml.attribute(xml, "name").orElse("");
        return Xml.attribute(xml, "id")
                .flatMap(relations::withId)
                .filter(parts::has)
                .map(part -> {
                    Budget.current().memory(KEPT_SHEET + name.length());
                    return new Sheet(name, part);
                });
    }

    private Optional<InputStream> styles() throws UnreadableDocumentException {
        return PackageReaders.find(parts, relations.ofType("styles"));
    }

    /** As many as there is memory for; a sheet is read up to the first cell that names another one. */
    private SharedTexts shared() throws UnreadableDocumentException, XMLStreamException, IOException {
        List<String> shared = new ArrayList<>();
        Budget budget = Budget.current();
        Optional<InputStream> part = PackageReaders.find(parts, relations.ofType("sharedStrings"));
        if (part.isEmpty()) {
            return new SharedTexts(shared, true);
        }
        try (InputStream in = part.get()) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    String item = SheetReader.richText(xml, "si");
                    if (!budget.hasMemory(KEPT + 2L * item.length())) {
                        return new SharedTexts(shared, false);
                    }
                    shared.add(item);
                }
            }
        }
        return new SharedTexts(shared, true);
    }
}
