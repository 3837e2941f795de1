package io.jackfield.lib.documents;

import io.jackfield.lib.documents.WorkbookReader.SharedTexts;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of one sheet after another. */
final class SheetReader {
    /** Of a row with a lonely cell far to the right, not every empty one before it is worth a sign. */
    private static final int MOST_EMPTY = 16;

    /** What Excel takes. */
    private static final int LONGEST_CELL = 32_767;

    private static final int LONGEST_NUMBER = 42;
    /** What Excel calculates with. */
    private static final MathContext DIGITS = new MathContext(15);

    private final SharedTexts shared;
    private final CellDates dates;
    private final TextCollector text;

    SheetReader(SharedTexts shared, CellDates dates, TextCollector text) {
        this.shared = shared;
        this.dates = dates;
        this.text = text;
    }

    void read(InputStream sheet) throws XMLStreamException, IOException {
        try (sheet) {
            XMLStreamReader xml = Xml.reader(sheet);
            int column = 0;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("row")) {
                    column = 0;
                    text.line();
                } else if (xml.getLocalName().equals("c")) {
                    int at = Xml.attribute(xml, "r").map(SheetReader::column).orElse(column);
                    String value = cell(xml);
                    if (!value.isEmpty()) {
                        text.add("| ".repeat(Math.clamp(at - column, 0, MOST_EMPTY)));
                        text.add(value.replace('\n', ' ')).add(" | ");
                        column = at + 1;
                    }
                }
            }
        }
    }

    /** The column of a cell such as {@code AB12}, the first being 0. */
    private static int column(String cell) {
        int column = 0;
        for (int i = 0; i < Math.min(3, cell.length()) && Character.isLetter(cell.charAt(i)); i++) {
            column = column * 26 + (cell.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    private String cell(XMLStreamReader xml) throws XMLStreamException {
        String type = Xml.attribute(xml, "t").orElse("n");
        int style = Xml.number(xml, "s").orElse(0);
        String value = "";
        while (!(xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("v")) {
                value = Xml.text(xml, LONGEST_CELL);
            } else if (xml.isStartElement() && xml.getLocalName().equals("is")) {
                value = richText(xml, "is");
            }
        }
        return switch (type) {
            case "s" -> Xml.number(value).map(shared::at).orElse("");
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "n" -> dates.isDate(style) ? dates.date(value) : number(value);
            default -> value;
        };
    }

    private static String number(String value) {
        if (value.length() > LONGEST_NUMBER || !value.matches("-?\\d{1,20}\\.\\d{8,20}")) {
            return value;
        }
        // 0.1 + 0.2 is stored as 0.30000000000000004
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** The text up to the end of this element, without the readings that Japanese words come with. */
    static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder words = new StringBuilder();
        while (!(xml.next() == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(element))) {
            if (xml.isStartElement() && xml.getLocalName().equals("rPh")) {
                Xml.skip(xml);
            } else if (xml.isStartElement() && xml.getLocalName().equals("t")) {
                words.append(Xml.text(xml, LONGEST_CELL - words.length()));
            }
        }
        return words.toString();
    }
}
