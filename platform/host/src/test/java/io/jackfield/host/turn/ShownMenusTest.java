package io.jackfield.host.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.host.turn.ShownMenus.MenuKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownMenusTest {
    private static Keyboard.Keys menu(String label, String command) {
        return Keyboard.menu(List.of(Keyboard.command(label, command))).row("Plain");
    }

    @Test
    void olderMenusWorkUntilTheyAreTooManyAndTheLatestOneWins() {
        ShownMenus shown = ShownMenus.NONE.showing(List.of(menu("A", "a"), menu("B", "b"), menu("A", "other")));

        assertThat(shown.find("B")).contains(new MenuKey("B", "b", ""));
        assertThat(shown.find("A")).contains(new MenuKey("A", "other", ""));
        assertThat(shown.find("Plain")).isEmpty();
        shown = shown.showing(List.of(menu("C", "c"), menu("D", "d")));
        assertThat(shown.find("A")).contains(new MenuKey("A", "other", ""));
        assertThat(shown.showing(List.of(menu("E", "e"), menu("F", "f"))).find("B"))
                .isEmpty();
    }

    @Test
    void sameMenuShownAgainTakesNoFurtherRoom() {
        ShownMenus shown = ShownMenus.NONE.showing(List.of(menu("A", "a"), menu("B", "b")));

        for (int again = 0; again < 10; again++) {
            shown = shown.showing(List.of(menu("B", "b")));
        }

        assertThat(shown.menus()).hasSize(2);
        assertThat(shown.find("A")).isPresent();
    }

    @Test
    void manyKeysLeaveRoomForTheLatestMenuOnly() {
        List<Keyboard.Key> keys = IntStream.range(0, 120)
                .mapToObj(number -> Keyboard.command("K" + number, "go"))
                .toList();

        ShownMenus shown = ShownMenus.NONE.showing(List.of(menu("A", "a"), Keyboard.menu(keys)));

        assertThat(shown.find("K119")).isPresent();
        assertThat(shown.find("A")).isEmpty();
    }

    @Test
    void comesBackFromTheStoreAndWhatCannotBeReadIsNone() {
        ShownMenus shown = ShownMenus.NONE.showing(
                List.of(Keyboard.menu(List.of(Keyboard.command(" Report ", "report", "week")))));

        assertThat(ShownMenus.decode(shown.encoded())).isEqualTo(shown);
        assertThat(shown.find("Report")).contains(new MenuKey("Report", "report", "week"));
        assertThat(ShownMenus.decode("[]")).isEqualTo(ShownMenus.NONE);
    }
}
