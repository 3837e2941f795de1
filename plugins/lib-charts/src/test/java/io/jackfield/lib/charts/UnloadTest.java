package io.jackfield.lib.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

/** The library in a class loader of its own, as the host loads it. */
class UnloadTest {
    private static final int COPIES = 5;
    private static final int TRIES = 50;

    @Test
    void libraryThatHasDrawnCanBeUnloaded() throws Exception {
        WeakReference<?>[] loaders = new WeakReference<?>[COPIES];
        for (int copy = 0; copy < COPIES; copy++) {
            loaders[copy] = new WeakReference<>(drawnOnce());
        }

        for (int i = 0; i < TRIES && Arrays.stream(loaders).anyMatch(each -> each.get() != null); i++) {
            System.gc();
        }

        assertThat(Arrays.stream(loaders).filter(loader -> loader.get() != null))
                .isEmpty();
    }

    private static ClassLoader drawnOnce() throws Exception {
        URL[] jars = {location(Chart.class), location(XYChart.class), jarOfFonts()};
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> ring = loader.loadClass(RingChart.class.getName());
            assertThat(ring).isNotSameAs(RingChart.class);
            FutureTask<Object> drawing = new FutureTask<>(() -> {
                Object chart = ring.getMethod("progress", String.class, double.class, Locale.class)
                        .invoke(null, "Read", 0.5, Locale.ROOT);
                return ring.getMethod("png").invoke(chart);
            });
            Thread thread = Thread.ofVirtual().unstarted(drawing);
            thread.setContextClassLoader(loader);
            thread.start();
            assertThat((byte[]) drawing.get()).hasSizeGreaterThan(5_000);
            return loader;
        }
    }

    private static URL jarOfFonts() throws Exception {
        URL font = Chart.class.getResource("/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf");
        return ((JarURLConnection) font.openConnection()).getJarFileURL();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
