package io.jackfield.lib.charts;

/** A picture of numbers. Charts are values: any number of threads may draw the same one. */
public sealed interface Chart permits LineChart, BarChart, RingChart {
    /** Pixels from left to right. */
    int WIDTH = 1_200;

    /** Pixels from top to bottom. */
    int HEIGHT = 800;

    String title();

    /**
     * Draws the chart, {@link #WIDTH} by {@link #HEIGHT} pixels, in some tens of milliseconds. As many are drawn at
     * once as the machine has processors; others wait for their turn.
     *
     * @return a PNG, for {@code Attachment.bytes("marks.png", "image/png", chart.png())}
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    byte[] png() throws InterruptedException;
}
