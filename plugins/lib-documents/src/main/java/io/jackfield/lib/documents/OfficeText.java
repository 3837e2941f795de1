package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Text of a part in WordprocessingML or DrawingML, whose paragraphs, runs and tables have the same names. What was
 * deleted, field codes and what is there twice for older programs are left out.
 */
final class OfficeText {
    private final Map<String, Integer> headings;
    private final TextCollector text;
    private int cells;

    /** @param headings a paragraph style's id to its level */
    OfficeText(Map<String, Integer> headings, TextCollector text) {
        this.headings = headings;
        this.text = text;
    }

    void read(InputStream part) throws XMLStreamException, IOException {
        try (part) {
            XMLStreamReader xml = Xml.reader(part);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> begins(xml);
                    case XMLStreamReader.END_ELEMENT -> ends(xml.getLocalName());
                    default -> {}
                }
            }
        }
        text.paragraph();
    }

    private void begins(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "t" -> words(xml);
            case "tab" -> text.add("\t");
            case "br", "cr" -> text.add(cells > 0 ? " " : "\n");
            case "noBreakHyphen" -> text.add("-");
            case "pStyle" ->
                Xml.attribute(xml, "val")
                        .map(headings::get)
                        .ifPresent(level -> text.line().add("#".repeat(level) + " "));
            case "numPr" -> text.add("- ");
            case "tc" -> cells++;
            case "pPrChange", "rPrChange", "Fallback", "fld", "tabs" -> Xml.skip(xml);
            default -> {}
        }
    }

    private void words(XMLStreamReader xml) throws XMLStreamException {
        while (xml.next() != XMLStreamReader.END_ELEMENT) {
            if (xml.isCharacters()) {
                text.add(xml.getText());
            }
        }
    }

    private void ends(String element) {
        switch (element) {
            case "p" -> {
                if (cells > 0) {
                    text.add(" ");
                } else {
                    text.line();
                }
            }
            case "tc" -> {
                cells--;
                text.add("| ");
            }
            case "tr" -> text.line();
            case "tbl" -> text.paragraph();
            default -> {}
        }
    }
}
