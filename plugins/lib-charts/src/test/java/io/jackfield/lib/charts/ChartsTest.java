package io.jackfield.lib.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lib.charts.RingChart.Slice;
import java.text.NumberFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    private static final int BLUE = 0x0072B2;
    private static final int ORANGE = 0xE67E00;
    private static final int PALE = 0xE6E9ED;
    private static final List<String> MONTHS = List.of("Sentabr", "Oktabr", "Ноябрь", "Декабрь");
    private static final Series ADA = Series.of("Gʻayrat", 3.5, 4, Double.NaN, 5);
    private static final Series CLASS = Series.of("7-Б", 4, 4, 4.2, 4.1);

    static List<Chart> charts() {
        List<String> days =
                IntStream.rangeClosed(1, 366).mapToObj(day -> "день " + day).toList();
        double[] values =
                IntStream.range(0, 366).mapToDouble(day -> Math.sin(day / 20.0)).toArray();
        String endless = "Успеваемость и посещаемость ".repeat(20);
        return List.of(
                LineChart.of("Ona tili: oʻrtacha baho", MONTHS, ADA, CLASS)
                        .axes(Axes.named("Oy", "Baho").between(1, 5).in(Locale.of("uz"))),
                BarChart.of("Продажи", MONTHS, Series.of("Октябрь", 1.2e7, 3e6, 0, 5e5), Series.of("", 1, 2, 3, 4))
                        .axes(Axes.named("", "soʻm")),
                RingChart.of("Davomat", new Slice("Keldi", 180), new Slice("Kelmadi", 20))
                        .middle("200 %d"),
                RingChart.progress("Прочитано", 0.72, Locale.of("ru")),
                LineChart.of("", days, Series.of("", values)),
                BarChart.of(endless, List.of(endless, endless + "2"), Series.of(endless, -1, 2), Series.of("b", 3, 4))
                        .axes(Axes.named(endless, endless)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyChartIsALightPictureOfOneSizeWithAFreeEdge(Chart chart) throws InterruptedException {
        byte[] png = chart.png();

        PngPicture picture = PngPicture.of(png);
        assertThat(picture.width()).isEqualTo(1_200);
        assertThat(picture.height()).isEqualTo(800);
        assertThat(png.length).isBetween(5_000, 150_000);
        assertThat(picture.count(BLUE)).isPositive();
        assertThat(picture.reachesTheEdge(8)).isFalse();
    }

    @Test
    void linesOfTwoSeriesStandOverTheSameLabels() throws InterruptedException {
        Chart apart = LineChart.of("", List.of("a", "b"), Series.of("", 1, 1), Series.of("b", 2, 2));

        PngPicture picture = PngPicture.of(apart.png());

        // the first mark of either, in the left half, and nothing of either left of it
        int blue = firstColumn(picture, BLUE);
        int orange = firstColumn(picture, ORANGE);
        assertThat(blue).isBetween(50, 600).isBetween(orange - 3, orange + 3);
    }

    private static int firstColumn(PngPicture picture, int colour) {
        return IntStream.range(0, picture.width())
                .filter(x -> picture.count(colour, x, 0, x + 1, 700) > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void valueThatIsNotThereLeavesAGap() throws InterruptedException {
        PngPicture whole = PngPicture.of(line(Series.of("", 1, 1, 1, 1)).png());
        PngPicture broken =
                PngPicture.of(line(Series.of("", 1, Double.NaN, 1, 1)).png());

        assertThat(broken.count(BLUE)).isLessThan(whole.count(BLUE) * 3 / 4).isPositive();
    }

    private static Chart line(Series series) {
        return LineChart.of("", MONTHS, series);
    }

    @Test
    void higherValueMakesAHigherBar() throws InterruptedException {
        PngPicture picture = PngPicture.of(
                BarChart.of("", List.of("a", "b"), Series.of("", 1, 3)).png());

        int left = picture.top(BLUE, 0, 620);
        int right = picture.top(BLUE, 640, 1_200);
        assertThat(right).isLessThan(left);
        assertThat(right).isLessThan(200);
    }

    @Test
    void progressFillsItsShareOfTheRing() throws InterruptedException {
        PngPicture picture =
                PngPicture.of(RingChart.progress("", 0.25, Locale.ROOT).png());

        double share = (double) picture.count(BLUE) / (picture.count(BLUE) + picture.count(PALE));
        assertThat(share).isBetween(0.24, 0.26);
        // clockwise from the top
        assertThat(picture.count(BLUE, 610, 0, 1_200, 390)).isGreaterThan(picture.count(BLUE) * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 4})
    void chartOfNothingOrOfOneValueIsDrawn(double value) throws InterruptedException {
        Series series = Series.of("", value);

        assertThat(LineChart.of("x", List.of(""), series).png()).isNotEmpty();
        assertThat(BarChart.of("x", List.of(""), series).png()).isNotEmpty();
    }

    @Test
    void ringOfZerosIsPale() throws InterruptedException {
        PngPicture picture = PngPicture.of(
                RingChart.of("", new Slice("a", 0), new Slice("b", 0)).png());

        assertThat(picture.count(PALE)).isGreaterThan(50_000);
    }

    @Test
    void lettersOfOurLanguagesAllHaveAShape() {
        String letters = "ЎўҚқҒғҲҳЁёЪъЫыЭэЙй oʻgʻOʻGʻʼ’ «»—–…№₽€$ SsTt";

        assertThat(Letters.regular(20).canDisplayUpTo(letters)).isEqualTo(-1);
        assertThat(Letters.bold(20).canDisplayUpTo(letters)).isEqualTo(-1);
    }

    @Test
    void tooLongTitleIsBrokenIntoTwoLinesAndCut() {
        List<String> lines = Letters.lines("слово ".repeat(30), Letters.bold(42), 600);

        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).endsWith("…");
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Letters.width(line, Letters.bold(42))).isLessThanOrEqualTo(600));
    }

    @Test
    void wrongDataIsRefusedWithTheNameOfTheChart() {
        List<String> none = List.of();
        assertThatThrownBy(() -> LineChart.of("Marks", MONTHS, Series.of("a", 1)))
                .hasMessage("chart 'Marks' has 4 labels and 1 values in the series 'a'; use NaN where there is none");
        assertThatThrownBy(() -> BarChart.of("Marks", MONTHS, CLASS, CLASS)).hasMessageContaining("same name");
        assertThatThrownBy(() -> BarChart.of("Marks", MONTHS)).hasMessageContaining("0 series");
        assertThatThrownBy(() -> BarChart.of("Marks", none, Series.of("a"))).hasMessageContaining("0 labels");
        assertThatThrownBy(() -> BarChart.of("Marks", Collections.nCopies(367, "a"), CLASS))
                .hasMessageContaining("367 labels");
        assertThatThrownBy(() -> Series.of("a", Double.POSITIVE_INFINITY)).hasMessageContaining("infinite");
        assertThatThrownBy(() -> Axes.unnamed().between(5, 1)).hasMessageContaining("5.0 to 1.0");
        assertThatThrownBy(() -> RingChart.of("Marks")).hasMessageContaining("0 slices");
        assertThatThrownBy(() -> new Slice("a", -1)).hasMessageContaining("-1.0");
    }

    @Test
    void axisOfWhatIsCountedHasNoFractions() {
        NumberFormat english = NumberFormat.getNumberInstance(Locale.ENGLISH);

        assertThat(RowsPicture.tick(1.5, true, english)).isEmpty();
        assertThat(RowsPicture.tick(2, true, english)).isEqualTo("2");
        assertThat(RowsPicture.tick(1.5, false, english)).isEqualTo("1.5");
    }
}
