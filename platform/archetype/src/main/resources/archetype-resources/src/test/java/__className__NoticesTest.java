package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.NoticeKindContract;
import io.jackfield.testkit.TestChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this kind tells; what every kind of notices promises comes with the contract. */
class ${className}NoticesTest extends NoticeKindContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}Notices.class)
            .named("${artifactId}");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private static TestChat known(String name, String language) {
        TestChat chat = jackfield.telegram().privateChatWith(name, language);
        chat.sends("Hi");
        return chat;
    }

    @Test
    void everybodyIsToldOnceADay() {
        known("Ada", "en");
        known("Ева", "ru");

        assertThat(jackfield.notices().ask("${name}")).isEqualTo(2);
        assertThat(jackfield.notices().ask("${name}")).isZero();
        jackfield.clock().advance(Duration.ofDays(1));

        assertThat(jackfield.pushed())
                .extracting(push -> push.reply().text())
                .containsExactly(
                        "Good morning, Ada!", "Доброе утро, Ева!", "Good morning, Ada!", "Доброе утро, Ева!");
    }

    @Test
    void whoDoesNotWantItIsNotTold() {
        TestChat ada = known("Ada", "en");
        jackfield.notices().switchOff(ada, "${name}");

        assertThat(jackfield.notices().ask("${name}")).isZero();
    }
}
