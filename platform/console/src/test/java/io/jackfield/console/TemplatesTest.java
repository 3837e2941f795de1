package io.jackfield.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Content-Security-Policy would refuse, and what would let strangers post, is found before a browser does. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:|hx-on|\\$unsafe");
    /** What sends a file sends the mark in a header. */
    private static final Pattern FORM = Pattern.compile("(?s)<form(?![^>]*data-upload)[^>]*method=\"post\".*?</form>");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateHasNoInlineCodeAndNothingUnescaped(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(INLINE);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFormThatChangesSomethingCarriesTheMarkOfTheSession(Path template) throws IOException {
        if (template.startsWith(TEMPLATES.resolve("login"))) {
            return;
        }
        assertThat(FORM.matcher(Files.readString(template)).results().map(MatchResult::group))
                .allSatisfy(form -> assertThat(form).contains("@template.parts.csrf("));
    }
}
