package io.jackfield.lib.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many charts, many threads, and what they leave behind. */
class DrawingTest {
    private static final Chart CHART = BarChart.of("Sales", List.of("a", "b", "c"), Series.of("x", 1, 2, 3));
    private static final int CHARTS = 100;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void threadsDrawTheSameChartAlike() throws Exception {
        byte[] alone = CHART.png();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> drawn = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(CHART::png))
                    .toList();

            for (Future<byte[]> one : drawn) {
                assertThat(one.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void hundredChartsLeaveTheHeapAsItWas() throws InterruptedException {
        draw(20);
        long before = used();

        draw(CHARTS);

        assertThat(used() - before).isLessThan(2 * MEGABYTE);
    }

    private static void draw(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            LineChart.of("Chart " + i, List.of("a", "b"), Series.of("x", i, 2)).png();
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void callerKeepsItsContextClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(new URL[0])) {
            thread.setContextClassLoader(own);
            CHART.png();
            assertThat(thread.getContextClassLoader()).isSameAs(own);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void interruptedThreadDrawsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(CHART::png).isInstanceOf(InterruptedException.class);
    }

    @Test
    void threadsOfAwtHoldNoClassOfOurs() throws InterruptedException {
        CHART.png();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("Java2D")
                        || thread.getName().startsWith("AWT"))
                .allSatisfy(thread -> assertThat(Arrays.asList(null, ClassLoader.getPlatformClassLoader()))
                        .contains(thread.getContextClassLoader()));
    }
}
