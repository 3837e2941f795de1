package io.jackfield.lib.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The parts of an XLSX file, read by an XML parser, which takes nothing that is not well formed. */
final class WorkbookFile {
    private final Map<String, Document> parts = new LinkedHashMap<>();

    private WorkbookFile(Path file) throws IOException, ParserConfigurationException, SAXException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(),
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(zip.getInputStream(entry)));
            }
        }
    }

    static WorkbookFile of(byte[] file) {
        try {
            Path stored = Files.createTempFile("workbook", ".xlsx");
            try {
                return new WorkbookFile(Files.write(stored, file));
            } finally {
                Files.delete(stored);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(e);
        }
    }

    List<Element> elements(String part, String name) {
        NodeList found = parts.get(part).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    List<String> sheets() {
        return elements("xl/workbook.xml", "sheet").stream()
                .map(sheet -> sheet.getAttribute("name"))
                .toList();
    }

    /** The text or the number of each cell by its place, such as {@code A1}. */
    Map<String, String> cells(int sheet) {
        Map<String, String> cells = new LinkedHashMap<>();
        elements(part(sheet), "c").forEach(cell -> cells.put(cell.getAttribute("r"), cell.getTextContent()));
        return cells;
    }

    String type(int sheet, String place) {
        return cell(sheet, place).getAttribute("t");
    }

    /** How Excel is to show a cell; empty where it decides. */
    String format(int sheet, String place) {
        String style = cell(sheet, place).getAttribute("s");
        if (style.isEmpty()) {
            return "";
        }
        NodeList styles = elements("xl/styles.xml", "cellXfs").getFirst().getElementsByTagName("xf");
        String id = ((Element) styles.item(Integer.parseInt(style))).getAttribute("numFmtId");
        return elements("xl/styles.xml", "numFmt").stream()
                .filter(format -> format.getAttribute("numFmtId").equals(id))
                .map(format -> format.getAttribute("formatCode"))
                .findFirst()
                .orElse("#" + id);
    }

    private Element cell(int sheet, String place) {
        return elements(part(sheet), "c").stream()
                .filter(cell -> cell.getAttribute("r").equals(place))
                .findFirst()
                .orElseThrow();
    }

    static String part(int sheet) {
        return "xl/worksheets/sheet" + sheet + ".xml";
    }
}
