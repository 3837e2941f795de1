package io.jackfield.lib.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.lib.documents.DocumentText.Kind;
import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.logging.LogFactory;
import org.apache.commons.logging.impl.NoOpLog;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final Limits LIMITS = Limits.characters(1_000);

    @Test
    void readsAPdfPageByPage() throws Exception {
        DocumentText document = read("contract.pdf", Samples.pdf("Terms", "", "Подпись сторон"));

        assertThat(document).isEqualTo(new DocumentText(Kind.PDF, "[1]\nTerms\n\n[2]\n\n[3]\nПодпись сторон", false));
    }

    @Test
    void readsWordWithHeadingsListsTablesAndNotes() throws Exception {
        DocumentText document = read(
                "a.docx",
                Samples.docx("<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>Договор</w:t></w:r></w:p>"
                        + "<w:p><w:r><w:t>One </w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"
                        + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
                        + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>item</w:t></w:r></w:p>"
                        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
                        + "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));

        assertThat(document.kind()).isEqualTo(Kind.WORD);
        assertThat(document.text()).isEqualTo("# Договор\nOne \ttwo\nthree\n- item\na | b |\n\nA note.");
    }

    @Test
    void readsSlidesInTheirOrderWithNotes() throws Exception {
        DocumentText document = read("a.pptx", Samples.pptx("Hello", "Bye"));

        assertThat(document).isEqualTo(new DocumentText(Kind.SLIDES, "[1]\nHello\n\nWhat to say\n\n[2]\nBye", false));
    }

    @Test
    void readsSheetsWithDatesAndGaps() throws Exception {
        DocumentText document = read(
                "a.xlsx",
                Samples.xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
                        + "<row r='2'><c r='A2' s='1'><v>46347</v></c><c r='B2' s='2'><v>46347.770833333336</v></c>"
                        + "<c r='C2'><v>0.30000000000000004</v></c><c r='D2' t='b'><v>1</v></c>"
                        + "<c r='E2' t='inlineStr'><is><t>in line</t></is></c></row>"
                        + "<row r='3'><c r='XFD3'><v>7</v></c></row>"));

        assertThat(document.kind()).isEqualTo(Kind.SHEET);
        assertThat(document.text())
                .isEqualTo("# Отчёт\nCity | | Ташкент |\n" + "2026-11-21 | 2026-11-21 18:30 | 0.3 | TRUE | in line |\n"
                        + "| ".repeat(16) + "7 |");
    }

    @Test
    void readsOpenDocuments() throws Exception {
        DocumentText document = read(
                "a.odt",
                Samples.odt(
                        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
                                + "<text:h text:outline-level='2'>Title</text:h><text:p>One<text:s text:c='2'/>two</text:p>"
                                + "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000'>"
                                + "<text:p>cell</text:p></table:table-cell></table:table-row></table:table>",
                        ""));

        assertThat(document).isEqualTo(new DocumentText(Kind.WORD, "## Title\nOne  two\ncell |", false));
    }

    @Test
    void readsBooksInTheOrderOfTheirChapters() throws Exception {
        assertThat(read("a.epub", Samples.epub()))
                .isEqualTo(new DocumentText(Kind.BOOK, "# Глава 1\n\nIt began.\n\nThe end.", false));
        String fb2 =
                "<?xml version='1.0'?><FictionBook><description><title-info><book-title>Книга</book-title></title-info>"
                        + "</description><body><section><title><p>I</p></title><p>Жили <i>были</i>.</p></section></body>"
                        + "<binary>AAAA</binary></FictionBook>";
        assertThat(read("a.fb2", fb2.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("Книга\n\n# I\nЖили были.");
        assertThat(read("a.fb2.zip", Samples.zip("a.fb2", fb2)).text()).startsWith("Книга");
    }

    @Test
    void readsWhatAWebPageShows() throws Exception {
        String page =
                "<!DOCTYPE html><html><head><title>x</title><script>no()</script></head><body><h2>News</h2><p>A <b>bold</b>\n"
                        + "word.</p><ul><li>one</li><li>two</li></ul><pre>a\n  b</pre><table><tr><td>1</td><td>2</td></tr></table>";

        assertThat(read("", page.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new DocumentText(
                        Kind.WEB_PAGE, "## News\n\nA bold word.\n\n- one\n- two\n\na\n  b\n\n1 | 2 |", false));
    }

    @Test
    void webPageMayNameItsEncodingItself() throws Exception {
        byte[] page = "<html><head><meta charset='windows-1251'></head><body>Привет</body></html>"
                .getBytes(Charset.forName("windows-1251"));

        assertThat(read("a.html", page).text()).isEqualTo("Привет");
    }

    @Test
    void readsRtf() throws Exception {
        String rtf = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Arial;}}{\\*\\generator no;}{\\pict 00ff}"
                + "\\f0\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par \\u8212?\\u1044 ?\\tab {\\b done}\\{\\}}";

        assertThat(read("a.rtf", rtf.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new DocumentText(Kind.WORD, "Привет\n—Д\tdone{}", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1251", "KOI8-R", "IBM866"})
    void readsRussianInWhateverEncoding(String charset) throws Exception {
        String words = "Съешь же ещё этих мягких французских булок, да выпей чаю.";

        assertThat(read("a.txt", words.getBytes(Charset.forName(charset))).text())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "X-UTF-32LE-BOM"})
    void readsWideTextWithAMarkOrWithout(String charset) throws Exception {
        String words = "Привет, мир! Hello, world!";

        assertThat(read("a.txt", words.getBytes(Charset.forName(charset))).text())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "iso-8859-1", "utf-8", "utf-16", "koi8-r", "no-such"})
    void bytesCountMoreThanTheDeclaredEncoding(String declared) throws Exception {
        String words = "Съешь же ещё этих мягких французских булок, да выпей чаю.";
        String page = "<html><head><meta charset=" + declared + "></head><body><p>" + words + "</p></body></html>";
        String book = "<?xml version='1.0' encoding='" + declared + "'?><FictionBook><body><section><p>" + words
                + "</p></section></body></FictionBook>";

        for (String real : java.util.List.of("UTF-8", "windows-1251", "UTF-16LE")) {
            assertThat(read("a.html", page.getBytes(Charset.forName(real))).text())
                    .isEqualTo(words);
            assertThat(read("a.fb2", book.getBytes(Charset.forName(real))).text())
                    .isEqualTo(words);
        }
    }

    @Test
    void westernTextStaysWestern() throws Exception {
        String words = "Voilà où la forêt s’arrête: à l’été, l’âne brait très fort, et la crème brûlée est prête.";
        String page = "<html><head><meta charset=windows-1252></head><body>" + words + "</body></html>";

        assertThat(read("a.txt", words.getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo(words);
        assertThat(read("a.html", page.getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo(words);
    }

    @Test
    void cutLeavesNoHalfOfACharacter() throws Exception {
        DocumentText document = read("a.txt", ("a" + "🦄".repeat(1_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(document.text()).hasSize(999).endsWith("🦄");
    }

    @Test
    void whatAPageHidesIsLeftOut() throws Exception {
        String page =
                "<html><body><p hidden>no</p><p>yes</p><div hidden><div>no</div>no</div>and<ul><li hidden>no<li>item"
                        + "</ul><svg><title>no</title></svg><br hidden>a &lt; b &amp; c<!-- > no --><textarea>own</textarea></body></html>";

        assertThat(read("a.html", page.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("yes\n\nand\n- item\na < b & cown");
    }

    @Test
    void keepsCodeAsItIs() throws Exception {
        String code = "  def f():\r\n\r\n\r\n    return {'a': 1}\r\n";

        assertThat(read("a.py", code.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("  def f():\n\n    return {'a': 1}");
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() throws Exception {
        DocumentText document = read("a.txt", "word ".repeat(1_000).getBytes(StandardCharsets.UTF_8));

        assertThat(document.truncated()).isTrue();
        assertThat(document.text()).hasSize(999);
    }

    @Test
    void saysWhyADocumentCannotBeRead() {
        assertThat(reason("a.bin", new byte[] {1, 0, 2})).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason("a.zip", Samples.zip("a.txt", "words"))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason("a.txt", new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(reason("a.txt", " \n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.EMPTY);
        assertThat(reason("a.docx", Samples.docx("").clone())).isNull();
        assertThat(reason("a.xlsx", Samples.xlsx(""))).isEqualTo(Reason.EMPTY);
        assertThat(reason("a.pdf", Samples.pdf(""))).isEqualTo(Reason.SCANNED);
        assertThat(reason("a.pdf", Samples.pdfWithPassword("secret", "Terms"))).isEqualTo(Reason.PROTECTED);
        assertThat(reason("a.pdf", Arrays.copyOf(Samples.pdf("Terms"), 200))).isEqualTo(Reason.DAMAGED);
        assertThat(reason("a.odt", Samples.odt("", "<manifest:encryption-data/>")))
                .isEqualTo(Reason.PROTECTED);
        assertThat(reason("a.docx", Arrays.copyOf(Samples.docx("<w:p/>"), 300))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void pdfThatOnlyItsOwnerMayChangeIsRead() throws Exception {
        assertThat(read("a.pdf", Samples.pdfWithPassword("", "Terms")).text()).contains("Terms");
    }

    @Test
    void knowsOldAndEncryptedOfficeFilesApart() {
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        byte[] encrypted = Arrays.copyOf(old, old.length + name.length);
        System.arraycopy(name, 0, encrypted, old.length, name.length);

        assertThat(reason("a.doc", old)).isEqualTo(Reason.OLD_FORMAT);
        assertThat(reason("a.docx", encrypted)).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void entitiesAreNotFollowed() {
        byte[] bomb = Samples.docx(
                "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
                "<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'>" + "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>");

        assertThatThrownBy(() -> read("a.docx", bomb)).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void packedBombIsRefused() {
        byte[] bomb = Samples.docx("<w:p><w:r><w:tab/>" + " ".repeat(30 << 20) + "</w:r></w:p>");

        assertThat(catchThrowableOfType(
                                UnreadableDocumentException.class,
                                () -> Documents.read(
                                        "a.docx",
                                        "",
                                        bomb,
                                        new Limits(1_000, 1 << 20, java.time.Duration.ofSeconds(5))))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void bombInAPdfIsRefused() {
        assertThat(reason("a.pdf", PdfBomb.of(100 << 20))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void nothingOfADocumentIsLogged() throws Exception {
        read("a.pdf", Samples.pdf("Terms"));

        assertThat(LogFactory.getLog(PDDocument.class)).isInstanceOf(NoOpLog.class);
    }

    @Test
    void interruptEndsTheReading() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> read("a.txt", "words".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void damagedDocumentsNeverFailInAnotherWay() throws InterruptedException {
        byte[][] documents = {
            Samples.pdf("Terms"),
            Samples.docx("<w:p/>"),
            Samples.xlsx("<row/>"),
            Samples.epub(),
            Samples.odt("<a/>", "")
        };
        java.util.Random random = new java.util.Random(4);
        for (byte[] document : documents) {
            for (int round = 0; round < 200; round++) {
                byte[] damaged = document.clone();
                for (int i = 0; i < 8; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                reason("damaged", damaged);
            }
        }
    }

    private static DocumentText read(String name, byte[] content)
            throws UnreadableDocumentException, InterruptedException {
        return Documents.read(name, "", content, LIMITS);
    }

    /** {@code null} when it can be read. */
    private static Reason reason(String name, byte[] content) {
        try {
            read(name, content);
            return null;
        } catch (UnreadableDocumentException e) {
            return e.reason();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
