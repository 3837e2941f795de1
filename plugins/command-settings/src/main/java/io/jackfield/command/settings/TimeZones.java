package io.jackfield.command.settings;

import io.jackfield.api.chat.Button;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The time zone, in which days begin and times are written. */
final class TimeZones implements Setting {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Clock clock;

    TimeZones(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "timezone";
    }

    @Override
    public String now(Screen screen) {
        return label(Places.in(screen).of(current(screen)));
    }

    /** Those that are likely in the user's language. */
    @Override
    public List<List<Button>> choices(Screen screen) {
        return buttons(screen, Places.in(screen).likely());
    }

    /** Two a row: the names of cities are short. */
    List<List<Button>> buttons(Screen screen, List<Place> places) {
        ZoneId current = current(screen);
        List<Button> buttons = places.stream()
                .map(place -> Button.action(
                        Setting.ticked(label(place), place.zone().equals(current)),
                        name(),
                        place.zone().getId()))
                .toList();
        return IntStream.iterate(0, from -> from < buttons.size(), from -> from + 2)
                .mapToObj(from -> buttons.subList(from, Math.min(from + 2, buttons.size())))
                .toList();
    }

    /** What the user's words may mean: nothing, one place or several. */
    List<Place> find(Screen screen, String words) {
        return Places.in(screen).find(words);
    }

    @Override
    public Optional<Chosen> choose(Screen screen, String choice) {
        Optional<ZoneId> zone = zone(choice);
        zone.ifPresent(chosen -> screen.request().preferences().chooseTimeZone(chosen));
        return zone.map(chosen -> new Chosen(screen));
    }

    /** With the time there, by which a user sees at once whether it is theirs. */
    private String label(Place place) {
        return place.name() + ", " + TIME.format(clock.instant().atZone(place.zone()));
    }

    /** The request knows the bot's, but nothing of what was chosen since it came. */
    private static ZoneId current(Screen screen) {
        return screen.request()
                .preferences()
                .timeZone()
                .filter(Places::isLivedIn)
                .orElseGet(screen.request()::timeZone);
    }

    /** From the user's device, so it may be anything. */
    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id)).filter(Places::isLivedIn);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
