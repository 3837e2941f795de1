package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.console.WidgetContent.Rows;
import io.jackfield.testkit.ConsoleWidgetContract;
import io.jackfield.testkit.JackfieldExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this widget shows; what every widget promises comes with the contract. */
class ${className}WidgetTest extends ConsoleWidgetContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}Widget.class)
            .named("${artifactId}");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void usersAreCountedByLanguage() {
        jackfield.telegram().privateChatWith("Ada", "en").sends("Hi");
        jackfield.telegram().privateChatWith("Ben", "en").sends("Hi");
        jackfield.telegram().privateChatWith("Ева", "ru").sends("Привет");

        assertThat(jackfield.operator().widget("${name}").ofDays(30, "en"))
                .isEqualTo(new Rows(List.of("Language", "Users"), List.of(List.of("en", "2"), List.of("ru", "1"))));
    }
}
