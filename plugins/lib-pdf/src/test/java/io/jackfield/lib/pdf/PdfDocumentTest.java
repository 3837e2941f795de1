package io.jackfield.lib.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lib.pdf.PdfTable.Column;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfDocumentTest {
    private static final int RED = 0xE00000;
    private static final int DOCUMENTS = 100;
    private static final long MEGABYTE = 1 << 20;
    private static final PdfTable MARKS = PdfTable.of(Column.left("Предмет"), Column.right("Балл"));
    private static final PdfDocument REPORT = PdfDocument.titled("Отчёт: Gʻayrat")
            .in(Locale.of("ru"))
            .paragraph("Oʻquvchi qatnashdi. Сабабсиз ўқиш қолмади — «да» № 5, 12 ₽.")
            .heading("Davomat")
            .table(MARKS.row("Алгебра", "4,6"));

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        return picture(format, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] picture(String format, BufferedImage image) throws IOException {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(RED));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** Pixels of a page that are about red, of some half a million. */
    private static long red(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImage(page);
            return IntStream.range(0, image.getWidth() * image.getHeight())
                    .mapToObj(at -> new Color(image.getRGB(at % image.getWidth(), at / image.getWidth())))
                    .filter(pixel -> pixel.getRed() > 200 && pixel.getGreen() < 60 && pixel.getBlue() < 60)
                    .count();
        }
    }

    @Test
    void textOfOurLanguagesIsReadBackAsItWas() throws IOException {
        assertThat(text(REPORT.bytes()))
                .contains("Отчёт: Gʻayrat")
                .contains("Oʻquvchi qatnashdi. Сабабсиз ўқиш қолмади — «да» № 5, 12 ₽.")
                .contains("Davomat")
                .contains("Предмет Балл")
                .contains("Алгебра 4,6");
    }

    @Test
    void everyFontIsInsideAndOnlyItsUsedLetters() throws IOException {
        byte[] pdf = REPORT.bytes();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDFont> fonts = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            assertThat(fonts)
                    .isNotEmpty()
                    .allSatisfy(font -> assertThat(font.isEmbedded()).isTrue());
        }
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void readersAreToldTitleAndLanguage() throws IOException {
        try (PDDocument document = Loader.loadPDF(REPORT.bytes())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Отчёт: Gʻayrat");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ru");
        }
    }

    @Test
    void longTableRepeatsItsTitlesAndEveryPageHasItsNumber() throws IOException {
        PdfTable table = MARKS.rows(IntStream.range(0, 120)
                .mapToObj(row -> List.of("Предмет номер " + row, "5"))
                .toList());
        byte[] pdf = PdfDocument.titled("T").table(table).bytes();

        String text = text(pdf);
        int pages = pages(pdf);
        assertThat(pages).isBetween(3, 4);
        assertThat(text.split("Предмет Балл", -1)).hasSize(pages + 1);
        for (int page = 1; page <= pages; page++) {
            assertThat(text).containsPattern(page + " /\\s*" + pages);
        }
        assertThat(text).contains("Предмет номер 119");
    }

    @Test
    void picturesAreAsWideAsTheTextAndNeverHigherThanAPage() throws IOException {
        byte[] pdf = PdfDocument.titled("T")
                .picture(picture("png", 1_200, 800))
                .picture(picture("jpg", 100, 900))
                .bytes();

        assertThat(pages(pdf)).isEqualTo(2);
        // 499 points wide and two thirds of it high
        assertThat(red(pdf, 0)).isBetween(160_000L, 170_000L);
        assertThat(red(pdf, 1)).isBetween(20_000L, 90_000L);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void everyKindOfPngIsShown(int kind) throws IOException {
        byte[] pdf = PdfDocument.titled("T")
                .picture(picture("png", new BufferedImage(120, 80, kind)))
                .bytes();

        assertThat(red(pdf, 0)).isBetween(150_000L, 170_000L);
    }

    @Test
    void greyPictureIsShown() throws IOException {
        byte[] png = picture("png", new BufferedImage(120, 80, BufferedImage.TYPE_BYTE_GRAY));

        try (PDDocument document =
                Loader.loadPDF(PdfDocument.titled("T").picture(png).bytes())) {
            BufferedImage page = new PDFRenderer(document).renderImage(0);
            Color middle = new Color(page.getRGB(page.getWidth() / 2, 200));
            assertThat(middle.getRed()).isEqualTo(middle.getBlue()).isBetween(60, 160);
        }
    }

    @Test
    void pictureThatIsCutShortOrDamagedIsRefused() throws IOException {
        byte[] png = picture("png", 300, 300);
        for (int length : new int[] {0, 1, 8, 20, 33, png.length / 2, png.length - 13}) {
            PdfDocument document = PdfDocument.titled("T").picture(Arrays.copyOf(png, length));
            assertThatThrownBy(document::bytes).as(length + " bytes").isInstanceOf(IllegalArgumentException.class);
        }
        png[60] ^= 0x55;
        PdfDocument damaged = PdfDocument.titled("T").picture(png);
        assertThatThrownBy(damaged::bytes).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoPagesWithAPictureAreSmall() throws IOException {
        byte[] pdf = REPORT.picture(picture("png", 1_200, 800))
                .newPage()
                .paragraph("Вторая страница. ".repeat(100))
                .bytes();

        assertThat(pages(pdf)).isEqualTo(2);
        assertThat(pdf.length).isLessThan(200_000);
    }

    @Test
    void headingGoesToTheNextPageWithWhatFollows() throws IOException {
        PdfTable filling = MARKS.rows(
                IntStream.range(0, 36).mapToObj(row -> List.of("" + row, "")).toList());
        byte[] pdf = PdfDocument.titled("T")
                .table(filling)
                .heading("Heading")
                .paragraph("Text")
                .bytes();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(first.getText(document)).doesNotContain("Heading").contains("35");
        }
    }

    @Test
    void nothingButATitleOrLessIsADocument() throws IOException {
        assertThat(text(PdfDocument.titled("Alone").bytes())).contains("Alone");
        assertThat(pages(PdfDocument.titled("").bytes())).isEqualTo(1);
        assertThat(pages(PdfDocument.titled("")
                        .paragraph("")
                        .heading("")
                        .table(MARKS)
                        .newPage()
                        .bytes()))
                .isPositive();
        assertThat(pages(PdfDocument.titled("слово".repeat(200)).bytes())).isEqualTo(1);
    }

    @Test
    void wrongDataIsRefusedInWords() {
        PdfDocument broken = PdfDocument.titled("T").picture(new byte[] {1, 2, 3});
        assertThatThrownBy(broken::bytes)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 bytes is no PNG or JPEG");
        assertThatThrownBy(() -> MARKS.row("one")).hasMessageContaining("2 columns and a row of 1");
        assertThatThrownBy(PdfTable::of).hasMessageContaining("0 columns");
        assertThatThrownBy(() -> Column.left("a").share(0)).hasMessageContaining("the share 0.0");
    }

    @Test
    void threadsMakeDocumentsWithoutDisturbingEachOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> made = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> REPORT.paragraph("Номер " + i + " ёж").bytes()))
                    .toList();

            for (int i = 0; i < made.size(); i++) {
                assertThat(text(made.get(i).get())).contains("Номер " + i + " ёж");
            }
        }
    }

    @Test
    void hundredDocumentsLeaveTheHeapAsItWas() {
        make(10);
        long before = used();

        make(DOCUMENTS);

        assertThat(used() - before).isLessThan(2 * MEGABYTE);
    }

    private static void make(int times) {
        for (int i = 0; i < times; i++) {
            REPORT.paragraph("Paragraph " + i).bytes();
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
