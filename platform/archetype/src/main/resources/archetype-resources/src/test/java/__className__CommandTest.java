#set($command = $name.replace("-", "_"))
package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this command does; what every command promises comes with the contract. */
class ${className}CommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(${className}Command.class).named("${artifactId}");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void greetsTheSenderByFirstName() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/${command}");

        assertThat(ada.nextReply().text()).isEqualTo("Hello, Ada!");
    }

    @Test
    void greetsInTheLanguageOfTheSender() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");

        ada.sends("/${command}");

        assertThat(ada.nextReply().text()).isEqualTo("Здравствуйте, Ада!");
    }
}
