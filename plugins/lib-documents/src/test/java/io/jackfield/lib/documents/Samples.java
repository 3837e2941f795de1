package io.jackfield.lib.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents made for the tests. */
final class Samples {
    private static final String RELATIONS =
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>%s</Relationships>";
    private static final String RELATION =
            "<Relationship Id='%s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s'/>";
    private static final String WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    private static final String DRAWING =
            "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

    static {
        // Or PDFBox would look through the machine's fonts for those that a sample names.
        FontMappers.set(new BundledFonts());
    }

    private Samples() {}

    /** A zip file of names and contents in turn. */
    static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String relations(String... idsTypesAndTargets) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < idsTypesAndTargets.length; i += 3) {
            all.append(RELATION.formatted((Object[]) Arrays.copyOfRange(idsTypesAndTargets, i, i + 3)));
        }
        return RELATIONS.formatted(all);
    }

    static byte[] docx(String body) {
        return docx(body, "");
    }

    static byte[] docx(String body, String doctype) {
        return zip(
                "[Content_Types].xml",
                "<Types/>",
                "_rels/.rels",
                relations("rId1", "officeDocument", "word/document.xml"),
                "word/_rels/document.xml.rels",
                relations("rId1", "styles", "styles.xml", "rId2", "footnotes", "/word/footnotes.xml"),
                "word/styles.xml",
                "<w:styles " + WORD + "><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style></w:styles>",
                "word/footnotes.xml",
                "<w:footnotes " + WORD
                        + "><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
                "word/document.xml",
                doctype + "<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>");
    }

    static byte[] pptx(String firstShown, String secondShown) {
        String slide = "<p:sld " + DRAWING + "><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sld>";
        return zip(
                "[Content_Types].xml",
                "<Types/>",
                "_rels/.rels",
                relations("rId1", "officeDocument", "ppt/presentation.xml"),
                "ppt/_rels/presentation.xml.rels",
                relations("rId7", "slide", "slides/slide2.xml", "rId8", "slide", "slides/slide1.xml"),
                "ppt/presentation.xml",
                "<p:presentation " + DRAWING
                        + "><p:sldIdLst><p:sldId id='256' r:id='rId7'/><p:sldId id='257' r:id='rId8'/></p:sldIdLst></p:presentation>",
                "ppt/slides/slide1.xml",
                slide.formatted(secondShown),
                "ppt/slides/slide2.xml",
                slide.formatted(firstShown),
                "ppt/slides/_rels/slide2.xml.rels",
                relations("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),
                "ppt/notesSlides/notesSlide1.xml",
                slide.formatted("What to say"));
    }

    static byte[] xlsx(String rows) {
        return zip(
                "[Content_Types].xml",
                "<Types/>",
                "_rels/.rels",
                relations("rId1", "officeDocument", "xl/workbook.xml"),
                "xl/_rels/workbook.xml.rels",
                relations(
                        "rId1",
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "rId2",
                        "sharedStrings",
                        "sharedStrings.xml",
                        "rId3",
                        "styles",
                        "styles.xml"),
                "xl/workbook.xml",
                "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><workbookPr/><sheets>"
                        + "<sheet name='Отчёт' sheetId='1' r:id='rId1'/></sheets></workbook>",
                "xl/sharedStrings.xml",
                "<sst><si><t>City</t></si><si><r><t>Таш</t></r><r><t>кент</t></r></si></sst>",
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd.mm.yyyy'/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='0'/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='22'/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    static byte[] odt(String body, String manifest) {
        return zip(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>" + manifest
                        + "</manifest:manifest>",
                "content.xml",
                "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='tb' xmlns:draw='d'><office:body>"
                        + body + "</office:body></office:document-content>");
    }

    static byte[] epub() {
        return zip(
                "mimetype",
                "application/epub+zip",
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>",
                "OEBPS/content.opf",
                "<package><manifest><item id='two' href='ch%202.xhtml'/><item id='one' href='ch1.xhtml'/></manifest>"
                        + "<spine><itemref idref='one'/><itemref idref='two'/></spine></package>",
                "OEBPS/ch 2.xhtml",
                "<html><body><p>The end.</p></body></html>",
                "OEBPS/ch1.xhtml",
                "<html><head><title>no</title></head><body><h1>Глава 1</h1><p>It   began.</p></body></html>");
    }

    /** A PDF with a line on each page; an empty one has nothing. */
    static byte[] pdf(String... pages) {
        return pdf(document -> {}, pages);
    }

    static byte[] pdfWithPassword(String password, String page) {
        return pdf(
                document -> {
                    try {
                        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                page);
    }

    private static byte[] pdf(Consumer<PDDocument> last, String... pages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                InputStream ttf = PDFont.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            PDFont embedded = PDType0Font.load(document, ttf);
            PDFont named = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                if (text.isEmpty()) {
                    continue;
                }
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(text.chars().allMatch(letter -> letter < 128) ? named : embedded, 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            last.accept(document);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
