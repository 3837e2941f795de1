package io.jackfield.lib.charts;

import static java.util.Objects.requireNonNull;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/**
 * A ring of parts of a whole, each with its share and, in the legend, its name and number.
 *
 * @param slices 1 to 8
 * @param middle a few characters in the middle of the ring; may be empty
 * @param locale how numbers are written
 */
public record RingChart(String title, List<Slice> slices, String middle, Locale locale) implements Chart {
    static final int MOST_SLICES = 8;
    /** The name of the part that {@link #progress} has still to go; no slice of a caller's is called so. */
    static final String REST = " ";

    public RingChart {
        requireNonNull(title, "title");
        requireNonNull(middle, "middle");
        requireNonNull(locale, "locale");
        slices = List.copyOf(slices);
        if (slices.isEmpty() || slices.size() > MOST_SLICES) {
            throw new IllegalArgumentException(
                    "chart '" + title + "' has " + slices.size() + " slices; use 1 to " + MOST_SLICES);
        }
        if (slices.stream().map(Slice::name).distinct().count() < slices.size()) {
            throw new IllegalArgumentException("chart '" + title + "' has two slices of the same name");
        }
    }

    public static RingChart of(String title, Slice... slices) {
        return new RingChart(title, List.of(slices), "", Locale.ROOT);
    }

    /**
     * How much of something is done, with the percentage in the middle.
     *
     * @param share 0 to 1; what is beyond counts as the nearer of the two
     */
    public static RingChart progress(String title, double share, Locale locale) {
        double done = Math.clamp(share, 0, 1);
        String percentage = NumberFormat.getPercentInstance(locale).format(done);
        return new RingChart(title, List.of(new Slice("", done), new Slice(REST, 1 - done)), percentage, locale);
    }

    public RingChart middle(String text) {
        return new RingChart(title, slices, text, locale);
    }

    public RingChart in(Locale chosen) {
        return new RingChart(title, slices, middle, chosen);
    }

    boolean isProgress() {
        return slices.getLast().name().equals(REST);
    }

    @Override
    public byte[] png() throws InterruptedException {
        return Drawing.png(() -> RingPicture.of(this));
    }

    /**
     * One part.
     *
     * @param name stands in the legend
     * @param value zero or more
     */
    public record Slice(String name, double value) {
        public Slice {
            requireNonNull(name, "name");
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("slice '" + name + "' is " + value + "; use zero or more");
            }
        }
    }
}
