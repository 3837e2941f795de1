package io.jackfield.command.settings;

import io.jackfield.api.chat.Button;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How answers look: as every Telegram app shows them, or as Telegram's rich messages. */
final class Formatting implements Setting {
    private static final String CLASSIC = "classic";
    private static final String RICH = "rich";

    @Override
    public String name() {
        return "formatting";
    }

    @Override
    public String now(Screen screen) {
        return label(screen, chosen(screen));
    }

    @Override
    public List<List<Button>> choices(Screen screen) {
        return Stream.of(CLASSIC, RICH)
                .map(choice -> List.of(Button.action(
                        Setting.ticked(label(screen, choice), choice.equals(chosen(screen))), name(), choice)))
                .toList();
    }

    @Override
    public Optional<Chosen> choose(Screen screen, String choice) {
        switch (choice) {
            case CLASSIC -> screen.request().preferences().chooseRich(false);
            case RICH -> screen.request().preferences().chooseRich(true);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Chosen(screen));
    }

    private static String chosen(Screen screen) {
        return screen.request().preferences().rich() ? RICH : CLASSIC;
    }

    private static String label(Screen screen, String choice) {
        return screen.text("formatting." + choice);
    }
}
