package io.jackfield.host.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.plugins.PropertyTexts;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HostRepliesTest {
    /** The host's classes once more, none of them loaded yet. */
    private static final class FreshClasses extends URLClassLoader {
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        FreshClasses() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(FreshClasses::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }

        List<String> ofIcu() {
            return loaded.stream()
                    .filter(name -> name.startsWith("com.ibm.icu."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onceItIsPreparedNothingOfIcuIsLoadedForAPlural() throws IOException, ReflectiveOperationException {
        try (FreshClasses classes = new FreshClasses()) {
            Class<?> replies = classes.loadClass(HostReplies.class.getName());
            replies.getMethod("prepare").invoke(replies.getConstructor().newInstance());
            List<String> prepared = classes.ofIcu();

            Class<?> type = classes.loadClass(PropertyTexts.class.getName());
            Object texts = type.getMethod("ofHost").invoke(null);
            Object text = type.getMethod("get", String.class, String.class, Object[].class)
                    .invoke(texts, "ru", "waiting.full", new Object[] {5});

            assertThat(text).asString().contains("5 вопросов");
            assertThat(prepared).contains("com.ibm.icu.text.PluralRules");
            assertThat(classes.ofIcu()).isEqualTo(prepared);
        }
    }
}
