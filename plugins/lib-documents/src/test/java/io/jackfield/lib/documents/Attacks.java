package io.jackfield.lib.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents made to take all time or all memory, by name. */
final class Attacks {
    private static final int MEGABYTE = 1 << 20;
    private static final String WORD =
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>";

    private Attacks() {}

    static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> all = new LinkedHashMap<>();
        all.put("forms.pdf", () -> forms(10, 12));
        all.put("widths.pdf", () -> font("/W[0 2147483647 500]", ""));
        all.put("unicode.pdf", () -> font("", "1 beginbfrange <00000000> <7fffffff> <0041> endbfrange"));
        all.put(
                "unicodes.pdf",
                () -> font("", "9 beginbfrange " + "<0000> <fffe> <0041> ".repeat(50_000) + " endbfrange"));
        all.put("operands.pdf", () -> page(repeated("[] ", 8 * MEGABYTE), true));
        all.put("nested.pdf", () -> page(repeated("[", 4 * MEGABYTE), true));
        all.put("numbers.pdf", () -> page(repeated("777 ", 16 * MEGABYTE), true));
        all.put("unpacked-operands.pdf", () -> page(repeated("[] ", 8 * MEGABYTE), false));
        all.put(
                "characters.pdf",
                () -> page(repeated("BT /F 1 Tf (" + "a".repeat(1000) + ") Tj ET ", 8 * MEGABYTE), true));
        all.put("pages.pdf", () -> pages(100_000));
        all.put("references.pdf", () -> references(400_000));
        all.put("predictor.pdf", Attacks::predictor);
        all.put("pieces.pdf", Attacks::pieces);
        all.put("glyphs.pdf", Attacks::glyphs);
        all.put("objects.pdf", () -> repeated("1 0 obj<<>>endobj ", 10 * MEGABYTE, "%PDF-1.4\n"));
        all.put("text.docx", () -> docx("<w:p><w:r><w:t>", "a", 150, "</w:t></w:r></w:p>"));
        all.put("spaces.docx", () -> docx("<w:p><w:r><w:t>", " ", 150, "</w:t></w:r></w:p>"));
        all.put("attribute.docx", () -> docx("<w:p w:x='", "a", 100, "'/>"));
        all.put("comment.docx", () -> docx("<!--", "a", 100, "-->"));
        all.put("cdata.docx", () -> docx("<w:p><w:r><w:t><![CDATA[", "a", 100, "]]></w:t></w:r></w:p>"));
        all.put("instruction.docx", () -> docx("<?x ", "a", 100, "?>"));
        all.put("element.docx", () -> docx("<", "a", 100, "/>"));
        all.put("deep.docx", () -> docx("", "<w:p>", 30, ""));
        all.put("empty.docx", () -> docx("", "<w:p/>", 150, ""));
        all.put("names.docx", () -> Samples.docx(many(400_000, i -> "<n" + i + "/>")));
        all.put("entries.docx", () -> entries(200_000));
        all.put("shared.xlsx", () -> xlsx("<si><t>ab</t></si>", 24, "<row><c t='s'><v>0</v></c></row>"));
        all.put(
                "cell.xlsx",
                () -> xlsx("<si><t>ab</t></si>", 1, "<row><c><v>" + "1".repeat(10 * MEGABYTE) + "</v></c></row>"));
        all.put("chapters.epub", () -> epub(200_000));
        all.put("bold.html", () -> repeated("<b>", 12 * MEGABYTE, "<html>"));
        all.put("tags.html", () -> repeated("<a x", 12 * MEGABYTE, "<html>"));
        all.put("signs.html", () -> repeated("<", 12 * MEGABYTE, "<html>"));
        all.put("entities.html", () -> repeated("&amp", 12 * MEGABYTE, "<html>"));
        all.put("tables.html", () -> repeated("<table><tr><td>", 12 * MEGABYTE, "<html>"));
        all.put("scripts.html", () -> repeated("<script></scrip", 12 * MEGABYTE, "<html>"));
        all.put("deep.fb2", () -> repeated("<section>", 12 * MEGABYTE, "<FictionBook>"));
        all.put("groups.rtf", () -> repeated("{", 12 * MEGABYTE, "{\\rtf1"));
        all.put("pages.rtf", () -> bytes("{\\rtf1" + many(500_000, i -> "\\ansicpg" + i)));
        all.put("word.rtf", () -> repeated("a", 12 * MEGABYTE, "{\\rtf1\\"));
        all.put("fonts.rtf", () -> bytes("{\\rtf1{\\fonttbl" + many(500_000, i -> "\\f" + i + "\\fcharset204") + "}}"));
        all.put("letters.txt", () -> repeated("a", 20 * MEGABYTE));
        all.put("lines.txt", () -> repeated(" \n", 20 * MEGABYTE));
        return all;
    }

    private static String many(int count, java.util.function.IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeated(String text, int length) {
        return repeated(text, length, "");
    }

    private static byte[] repeated(String text, int length, String before) {
        return bytes(before + text.repeat(length / text.length()));
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The numbers of objects begin with 1; the first is the catalogue. */
    private static byte[] pdf(List<byte[]> objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(bytes("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.size()));
            pdf.writeBytes(bytes((i + 1) + " 0 obj\n"));
            pdf.writeBytes(objects.get(i));
            pdf.writeBytes(bytes("\nendobj\n"));
        }
        int at = pdf.size();
        pdf.writeBytes(bytes(
                table + "trailer<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + at + "\n%%EOF\n"));
        return pdf.toByteArray();
    }

    private static byte[] stream(String entries, byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(bytes("<<" + entries + "/Length " + content.length + ">>stream\n"));
        stream.writeBytes(content);
        stream.writeBytes(bytes("\nendstream"));
        return stream.toByteArray();
    }

    private static List<byte[]> onePage(String resources, byte[] content) {
        return new ArrayList<>(List.of(
                bytes("<</Type/Catalog/Pages 2 0 R>>"),
                bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                bytes("<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Resources<<" + resources + ">>/Contents 4 0 R>>"),
                content));
    }

    private static byte[] page(byte[] content, boolean packed) {
        byte[] stream = packed ? stream("/Filter/FlateDecode", packed(content)) : stream("", content);
        List<byte[]> objects = onePage("/Font<</F 5 0 R>>", stream);
        objects.add(bytes("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
        return pdf(objects);
    }

    static byte[] forms(int fan, int depth) {
        List<byte[]> objects = onePage("/XObject<</X 5 0 R>>", stream("", bytes("/X Do ".repeat(fan))));
        for (int i = 0; i < depth; i++) {
            boolean last = i == depth - 1;
            String resources = last ? "" : "/Resources<</XObject<</X " + (6 + i) + " 0 R>>>>";
            objects.add(stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 10 10]" + resources, bytes(last ? "" : "/X Do ".repeat(fan))));
        }
        return pdf(objects);
    }

    private static byte[] font(String widths, String map) {
        List<byte[]> objects = onePage("/Font<</F 5 0 R>>", stream("", bytes("BT /F 1 Tf <00410042> Tj ET")));
        objects.add(bytes(
                "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"));
        objects.add(bytes(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>"
                        + widths + ">>"));
        objects.add(stream(
                "", bytes("begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange " + map + " endcmap")));
        return pdf(objects);
    }

    private static byte[] pages(int count) {
        List<byte[]> objects = onePage("", stream("", bytes("")));
        objects.set(1, bytes("<</Type/Pages/Kids[" + many(count, i -> (i + 5) + " 0 R ") + "]/Count " + count + ">>"));
        for (int i = 0; i < count; i++) {
            objects.add(bytes("<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"));
        }
        return pdf(objects);
    }

    private static byte[] references(int count) {
        return bytes("%PDF-1.4\nxref\n0 " + count + "\n" + "0000000017 00000 n \n".repeat(count) + "trailer<</Size "
                + count + "/Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
    }

    private static byte[] predictor() {
        return pdf(onePage(
                "",
                stream("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>", packed(new byte[1000]))));
    }

    /** PDFBox keeps what comes of a short stream in pieces of four times its length. */
    private static byte[] pieces() {
        byte[] packed = packed(packed(packed(repeated("0 g ", 16 * MEGABYTE))));
        return pdf(onePage("", stream("/Filter[/FlateDecode/FlateDecode/FlateDecode]", packed)));
    }

    /** Glyphs that are drawn with glyphs. */
    private static byte[] glyphs() {
        List<byte[]> objects =
                onePage("/Font<</F 5 0 R>>", stream("", bytes("BT /F 1 Tf (" + "a".repeat(1000) + ") Tj ET")));
        for (int i = 0; i < 8; i++) {
            objects.add(bytes(
                    "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]"
                            + "/Encoding<</Differences[97/a]>>/CharProcs<</a " + (6 + 2 * i)
                            + " 0 R>>/Resources<</Font<</F "
                            + (7 + 2 * i) + " 0 R>>>>>>"));
            objects.add(stream("", bytes("1 0 d0 BT /F 1 Tf (" + "a".repeat(100) + ") Tj ET")));
        }
        objects.add(bytes("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
        return pdf(objects);
    }

    private static byte[] docx(String before, String filling, int megabytes, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(9);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(bytes(WORD + before));
            byte[] piece = bytes(filling.repeat(MEGABYTE / filling.length()));
            for (int i = 0; i < megabytes; i++) {
                zip.write(piece);
            }
            zip.write(bytes(after + "</w:body></w:document>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] entries(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("word/" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] xlsx(String shared, int megabytes, String rows) {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Samples.zip(
                "[Content_Types].xml",
                "<Types/>",
                "xl/workbook.xml",
                "<workbook xmlns:r='" + relations + "'><sheets><sheet name='a' r:id='a'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='a' Type='" + relations
                        + "/worksheet' Target='a.xml'/><Relationship Id='b' Type='" + relations
                        + "/sharedStrings' Target='b.xml'/></Relationships>",
                "xl/a.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
                "xl/b.xml",
                "<sst>" + shared.repeat(megabytes * MEGABYTE / shared.length()) + "</sst>");
    }

    private static byte[] epub(int chapters) {
        return Samples.zip(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>",
                "a.opf",
                "<package><manifest><item id='a' href='a.html'/></manifest><spine>"
                        + "<itemref idref='a'/>".repeat(chapters) + "</spine></package>",
                "a.html",
                "<html><body>" + "<i></i>".repeat(20_000) + "</body></html>");
    }
}
