package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchEnvironmentTest {
    @TempDir
    Path folder;

    private Map<String, String> read(String text, Map<String, String> process) throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, text);
        return LaunchEnvironment.read(file, process);
    }

    @Test
    void fileIsReadAndTheProcessWins() throws IOException {
        Map<String, String> environment = read("""
                # a comment
                ONE=1
                export TWO = "two words"
                THREE='it is # no comment'
                EMPTY=
                """, Map.of("ONE", "from the process"));

        assertThat(environment)
                .containsEntry("ONE", "from the process")
                .containsEntry("TWO", "two words")
                .containsEntry("THREE", "it is # no comment")
                .containsEntry("EMPTY", "");
    }

    @Test
    void valueMayBeInAFileOfSecrets() throws IOException {
        Path token = Files.writeString(folder.resolve("helper"), "1:word\n");
        Map<String, String> process = Map.of(
                "CREDENTIALS_DIRECTORY", folder.toString(),
                "HELPER_TOKEN_FILE", token.toString(),
                "SET_ITSELF_FILE", token.toString(),
                "SET_ITSELF", "mine",
                "SSL_CERT_FILE", "/etc/hostname");

        assertThat(read("HELPER_TOKEN=\n", process))
                .containsEntry("HELPER_TOKEN", "1:word")
                .containsEntry("SET_ITSELF", "mine")
                .doesNotContainKey("SSL_CERT");
    }

    @Test
    void missingFileOfASecretIsSaid() {
        String missing = folder.resolve("missing").toString();
        Map<String, String> process = Map.of("CREDENTIALS_DIRECTORY", folder.toString(), "A_TOKEN_FILE", missing);

        assertThatThrownBy(() -> LaunchEnvironment.read(folder.resolve("none"), process))
                .hasMessageContainingAll("A_TOKEN_FILE", missing);
    }

    @Test
    void absentFileIsFine() {
        assertThat(LaunchEnvironment.read(folder.resolve("none"), Map.of("A", "b")))
                .containsExactly(Map.entry("A", "b"));
    }

    @Test
    void brokenLineIsNamedWithoutItsContent() {
        assertThatThrownBy(() -> read("A=b\nsecret words", Map.of()))
                .hasMessageContaining(".env:2: is no variable; write NAME=value")
                .hasMessageNotContaining("secret words");
    }

    @Test
    void linesOfAllKindsAreUnderstood() throws IOException {
        String text = "\ufeffFIRST=with a mark of order\r\nexport\tSECOND=2\r\n"
                + "COMMENTED=token # of the bot\nSIGN=a#b\n  INDENTED = x \nNOTHING= # not set\nBLANK=''\n"
                + "ESCAPED=\"a \\\"b\\\" \\$c C:\\new\"\nAFTER='a # b' # comment\nURL=postgres://a:b@c/d?e=f=g\n"
                + "APOSTROPHE=it's\nTEMPLATE=\nTEMPLATE=filled in\nSAME=1\nSAME=1";

        assertThat(read(text, Map.of()))
                .containsOnly(
                        Map.entry("FIRST", "with a mark of order"),
                        Map.entry("SECOND", "2"),
                        Map.entry("COMMENTED", "token"),
                        Map.entry("SIGN", "a#b"),
                        Map.entry("INDENTED", "x"),
                        Map.entry("NOTHING", ""),
                        Map.entry("BLANK", ""),
                        Map.entry("ESCAPED", "a \"b\" $c C:\\new"),
                        Map.entry("AFTER", "a # b"),
                        Map.entry("URL", "postgres://a:b@c/d?e=f=g"),
                        Map.entry("APOSTROPHE", "it's"),
                        Map.entry("TEMPLATE", "filled in"),
                        Map.entry("SAME", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NAME: value|is no variable; write NAME=value",
                "MY-NAME=hidden|is no variable",
                "=hidden|is no variable",
                "export NAME|is no variable",
                "A=\"hidden|A begins with a quote that does not end in its line",
                "A='hidden\"|A begins with a quote",
                "A=\"hidden\\\"|A begins with a quote",
                "A=\"hid\"den|A goes on after its closing quote",
                "A='hid''den'|A goes on after its closing quote",
                "A=\u201chidden\u201d|A has the character U+201C",
                "A=hid\u200bden|A has the character U+200B",
                "A=hid\u00a0den|A has the character U+00A0",
                "A=hid\u0000den|A has the character U+0000"
            })
    void whatCouldBeMeantOtherwiseIsRefusedWithItsLine(String line, String problem) {
        assertThatThrownBy(() -> read("GOOD=1\n\n" + line + "\n", Map.of()))
                .hasMessageContaining(".env:3: " + problem)
                .hasMessageNotContaining("hid");
    }

    @Test
    void allProblemsComeInOneMessage() {
        assertThatThrownBy(() -> read("A=1\nB\nA=2\nC='x\n", Map.of()))
                .hasMessageContaining(".env:2: is no variable")
                .hasMessageContaining(".env:3: A is there twice with different values, also in line 1; keep one")
                .hasMessageContaining(".env:4: C begins with a quote");
    }

    @Test
    void fileInAnotherEncodingIsRefused() throws IOException {
        Path file = folder.resolve(".env");
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
            Files.write(file, "A=\u00e9".getBytes(charset));

            assertThatThrownBy(() -> LaunchEnvironment.read(file, Map.of())).hasMessageContaining("is not UTF-8");
        }
    }

    @Test
    void unknownLogLevelIsRefused() {
        assertThatThrownBy(() -> read("", Map.of("JACKFIELD_LOG_LEVEL", "loud")))
                .hasMessageContaining("JACKFIELD_LOG_LEVEL is 'loud'; use ERROR, WARN, INFO, DEBUG or TRACE");
    }
}
