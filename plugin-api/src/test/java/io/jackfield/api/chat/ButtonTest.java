package io.jackfield.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonTest {
    @Test
    void actionWithoutAnArgumentHasAnEmptyOne() {
        Button button = Button.action("Choose", "choose");

        assertThat(button.target()).isEqualTo(new Button.Action("choose", ""));
        assertThat(button.style()).isEmpty();
    }

    @Test
    void styleIsAddedToTheSameButton() {
        Button button = Button.link("Pay", URI.create("https://pay.example")).styled(Button.Style.SUCCESS);

        assertThat(button.label()).isEqualTo("Pay");
        assertThat(button.style()).contains(Button.Style.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void buttonWithoutALabelIsRefused(String label) {
        assertThatThrownBy(() -> Button.pay(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Choose", "a:b", "ä", "a b", "a23456789012345678901234567890123"})
    void actionKeepsToItsCharactersAndLength(String action) {
        assertThatThrownBy(() -> Button.action("x", action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + action + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/help", "Help", "a-b", "a23456789012345678901234567890123"})
    void commandKeepsToTelegramsCharactersAndLength(String command) {
        assertThat(Button.command("x", "help").target()).isEqualTo(new Button.Command("help", ""));
        assertThatThrownBy(() -> Button.command("x", command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + command + "'");
        assertThatThrownBy(() -> Button.command("x", "help", "a".repeat(4097))).hasMessageContaining("4097");
    }

    @Test
    void textToCopyHasOneTo256Characters() {
        assertThat(Button.copy("x", "a".repeat(256)).target()).isInstanceOf(Button.Copy.class);
        assertThatThrownBy(() -> Button.copy("x", "a".repeat(257))).hasMessageContaining("257");
        assertThatThrownBy(() -> Button.copy("x", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columnPutsButtonsBelowEachOtherAndRowsAreAddedAtTheBottom() {
        Button one = Button.action("1", "one");
        Button two = Button.action("2", "two");

        Keyboard.Inline keyboard = Keyboard.column(List.of(one, two)).row(two, one);

        assertThat(keyboard.rows()).containsExactly(List.of(one), List.of(two), List.of(two, one));
    }

    @Test
    void keysSendTheirLabelAndTheContactKeyTheNumber() {
        Keyboard.Keys keys =
                Keyboard.contactKey("My number").row("Not now", "Never").placeholder("Your number");

        assertThat(keys.rows().getFirst()).containsExactly(new Keyboard.Key("My number", new Keyboard.Key.Contact()));
        assertThat(keys.rows().getLast()).extracting(Keyboard.Key::label).containsExactly("Not now", "Never");
        assertThat(keys.placeholder()).contains("Your number");
        assertThat(keys.stays()).isFalse();
    }

    @Test
    void menuStaysAndItsKeysCarryCommands() {
        Keyboard.Keys menu = Keyboard.menu(List.of(Keyboard.command("Report", "report", "week")))
                .row("Plain")
                .placeholder("What next?");

        assertThat(menu.stays()).isTrue();
        assertThat(menu.rows().getFirst().getFirst().sends()).isEqualTo(new Button.Command("report", "week"));
        assertThat(menu.rows().getLast().getFirst().sends()).isEqualTo(new Keyboard.Key.Label());
        assertThatThrownBy(() -> Keyboard.command(" ", "report")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Keyboard.command("Report", "report", "a".repeat(257)))
                .hasMessageContaining("257");
    }
}
