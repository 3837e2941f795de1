package io.jackfield.lib.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;

/** The library in a class loader of its own, as the host loads it. */
class UnloadTest {
    private static final int COPIES = 5;
    private static final int TRIES = 50;
    /** A PNG with transparency, which Java's picture reader unpacks. */
    private static final byte[] CLEAR_PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Test
    void libraryThatHasMadeADocumentCanBeUnloaded() throws Exception {
        WeakReference<?>[] loaders = new WeakReference<?>[COPIES];
        for (int copy = 0; copy < COPIES; copy++) {
            loaders[copy] = new WeakReference<>(usedOnce());
        }

        for (int i = 0; i < TRIES && Arrays.stream(loaders).anyMatch(each -> each.get() != null); i++) {
            System.gc();
        }

        assertThat(Arrays.stream(loaders).filter(loader -> loader.get() != null))
                .isEmpty();
    }

    private static ClassLoader usedOnce() throws Exception {
        URL[] jars = {location(PdfDocument.class), location(Document.class), jarOfFonts()};
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> document = loader.loadClass(PdfDocument.class.getName());
            assertThat(document).isNotSameAs(PdfDocument.class);
            FutureTask<Object> making = new FutureTask<>(() -> {
                Object titled = document.getMethod("titled", String.class).invoke(null, "Read");
                Object pictured = document.getMethod("picture", byte[].class).invoke(titled, (Object) CLEAR_PIXEL);
                return document.getMethod("bytes").invoke(pictured);
            });
            Thread thread = Thread.ofVirtual().unstarted(making);
            thread.setContextClassLoader(loader);
            thread.start();
            assertThat((byte[]) making.get()).hasSizeGreaterThan(2_000);
            return loader;
        }
    }

    private static URL jarOfFonts() throws Exception {
        URL font = PdfDocument.class.getResource("/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf");
        return ((JarURLConnection) font.openConnection()).getJarFileURL();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
