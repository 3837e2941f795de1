package io.jackfield.lib.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * A whole picture: the title above, the legend below or beside, and what XChart draws in between.
 *
 * @param beside whether the legend stands on the right
 */
record Picture(String title, Legend legend, boolean beside, Plot plot) {
    /** What stands in the middle. */
    interface Plot {
        IChart of(int width, int height);
    }

    void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, Chart.WIDTH, Chart.HEIGHT);
        int top = paintTitle(graphics);
        int width = Chart.WIDTH - (beside ? legend.width() : 0);
        int height = Chart.HEIGHT - top - (beside ? 0 : legend.height());
        if (beside) {
            legend.paint(graphics, width, top + (height - legend.height()) / 2);
        } else {
            legend.paint(graphics, (Chart.WIDTH - legend.width()) / 2, top + height);
        }
        graphics.translate(0, top);
        plot.of(width, height).paint(graphics, width, height);
    }

    /** Gives where it ends. */
    private int paintTitle(Graphics2D graphics) {
        if (title.isBlank()) {
            return 0;
        }
        double room = Chart.WIDTH - 2 * Look.PADDING;
        Font font = Letters.bold(Letters.width(title, Letters.bold(Look.TITLE)) > room ? Look.LONG_TITLE : Look.TITLE);
        List<String> lines = Letters.lines(title, font, room);
        graphics.setColor(Look.INK);
        graphics.setFont(font);
        int y = Look.PADDING;
        for (String line : lines) {
            y += Math.round(font.getSize2D());
            graphics.drawString(line, (float) (Chart.WIDTH - Letters.width(line, font)) / 2, y);
            y += Math.round(font.getSize2D() / 4);
        }
        return y;
    }
}
