package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.OperatorListContract;
import io.jackfield.testkit.TestOperator.TestList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this list shows; what every list promises comes with the contract. */
class ${className}ListTest extends OperatorListContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(${className}List.class)
            .named("${artifactId}");

    private TestList list;

    @BeforeEach
    void findList() {
        list = jackfield.operator().list("${name}");
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Override
    protected void addRow(PluginContext context, Person person) {
        // Every user of the bot is a row.
    }

    @Test
    void whoWasGreetedIsShownAsSuch() {
        jackfield.telegram().privateChatWith("Ada", "en").sends("Hi");
        jackfield.telegram().privateChatWith("Ева", "ru").sends("Привет");
        assertThat(list.rows("status", "new")).hasSize(2);
        String eve = list.rows("language", "ru").getFirst().id();

        assertThat(list.act("greeted", eve)).isEqualTo("Ева has been greeted");

        assertThat(list.rows("status", "greeted")).singleElement().satisfies(row -> {
            assertThat(row.cells()).containsExactly(eve, "Ева", "ru", "greeted");
            assertThat(row.actions()).isEmpty();
        });
    }

    @Test
    void fileOfItIsInWordsOfItsReader() {
        jackfield.telegram().privateChatWith("Ada", "en").sends("Hi");

        assertThat(list.csv("en")).contains("User,Name,Language,State", "Ada,en,to be greeted");
        assertThat(list.csv("ru")).contains("ждёт приветствия");
    }
}
