package io.jackfield.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code removals.txt} is read by the host when an old plugin does not load; a mistake in it would show only then. */
class RemovalsTest {
    private static List<String[]> lines() throws IOException {
        try (InputStream file = RemovalsTest.class.getResourceAsStream("removals.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+", 3))
                    .toList();
        }
    }

    @Test
    void everyLineHasAVersionANameAndAnAdvice() throws IOException {
        for (String[] line : lines()) {
            assertThat(line).as(String.join(" ", line)).hasSize(3);
            assertThat(line[0]).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(line[1]).startsWith("io.jackfield.api.");
        }
    }

    @Test
    void nothingThatIsStillThereIsListed() throws IOException {
        for (String[] line : lines()) {
            String[] name = line[1].split("#", 2);
            assertThat(isThere(name[0], name.length == 2 ? name[1] : ""))
                    .as("%s is in the contract", line[1])
                    .isFalse();
        }
        assertThat(isThere("io.jackfield.api.PluginConfig", "text(String,String)"))
                .isTrue();
        assertThat(isThere("io.jackfield.api.PluginConfig", "text")).isTrue();
        assertThat(isThere("io.jackfield.api.PluginConfig", "text(int)")).isFalse();
    }

    private static boolean isThere(String className, String member) {
        Class<?> type;
        try {
            type = Class.forName(className, false, RemovalsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return false;
        }
        Stream<String> methods = Stream.concat(
                Arrays.stream(type.getMethods()).map(method -> signature(method.getName(), method)),
                Arrays.stream(type.getConstructors()).map(constructor -> signature("new", constructor)));
        Stream<String> members =
                Stream.concat(methods, Arrays.stream(type.getFields()).map(field -> field.getName()));
        return member.isEmpty() || members.anyMatch(one -> one.equals(member) || one.startsWith(member + "("));
    }

    private static String signature(String name, Executable member) {
        return name
                + Arrays.stream(member.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(",", "(", ")"));
    }
}
