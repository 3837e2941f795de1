package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.testkit.ConsolePageContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this page does; what every page promises comes with the contract. */
class ${className}PageTest extends ConsolePageContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}Page.class)
            .named("${artifactId}");

    private TestPage page;

    @BeforeEach
    void findPage() {
        page = jackfield.operator().page("${name}");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Override
    protected List<String> fields() {
        return List.of("note");
    }

    private static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void noteIsShownWithWhoeverWroteIt() {
        assertThat(text(page.get(""))).contains("Nobody has left a note.");

        page.post("", Map.of("note", "Closed <on> Friday"));

        assertThat(text(page.get(""))).contains("Closed &lt;on&gt; Friday", "<small>ada</small>");
    }

    @Test
    void whoMayNotChangeSettingsOnlyReads() {
        TestPage reader = page.as("bob", ConsoleRight.VIEW);

        assertThat(text(reader.get(""))).doesNotContain("<form");
        assertThatThrownBy(() -> reader.post("", Map.of("note", "mine"))).hasMessageContaining("bob may not");
    }
}
