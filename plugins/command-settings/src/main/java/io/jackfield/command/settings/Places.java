package io.jackfield.command.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cities and their time zones: those of the texts {@code timezone.likely} and {@code timezone.more}, written
 * {@code Europe/Moscow Moscow; Asia/Tashkent Tashkent}, and those that give a zone of Java's its name.
 */
final class Places {
    private static final Pattern OFFSET =
            Pattern.compile("(?:utc|gmt)? ?([+\\-−]?)(\\d{1,2})(?::?([0-5]\\d))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern REGION =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final Pattern APOSTROPHE = Pattern.compile("['`ʻʼ‘’]");
    private static final int FARTHEST_EAST = 14 * 3_600;
    private static final int FARTHEST_WEST = -12 * 3_600;
    /** The most that Java can say. */
    private static final int MOST_HOURS = 17;

    private static final int LEAST_LETTERS = 3;

    private final Screen screen;

    private Places(Screen screen) {
        this.screen = screen;
    }

    static Places in(Screen screen) {
        return new Places(screen);
    }

    List<Place> likely() {
        return listed("timezone.likely").toList();
    }

    Place of(ZoneId zone) {
        return named().filter(place -> place.zone().equals(zone))
                .findFirst()
                .orElseGet(() -> new Place(nameOf(zone), zone));
    }

    /**
     * What is called so, else what begins so, each time zone once; an offset such as {@code +5:30} is understood too.
     */
    List<Place> find(String words) {
        Matcher offset = OFFSET.matcher(words.strip());
        if (offset.matches()) {
            return offset(offset).toList();
        }
        String wanted = folded(words);
        List<Place> exact = matching(wanted, String::equals);
        return exact.isEmpty() && wanted.length() >= LEAST_LETTERS ? matching(wanted, String::startsWith) : exact;
    }

    private List<Place> matching(String wanted, BiPredicate<String, String> test) {
        Map<ZoneRules, Place> found = new LinkedHashMap<>();
        languages()
                .flatMap(places -> Stream.concat(places.named(), places.regions()))
                .filter(place -> test.test(folded(place.name()), wanted))
                .forEach(place -> found.putIfAbsent(place.zone().getRules(), place));
        return List.copyOf(found.values());
    }

    /** The user's own first: people type in another one than they read. */
    private Stream<Places> languages() {
        return Stream.concat(
                Stream.of(this),
                screen.texts().languages().stream().map(screen::in).map(Places::in));
    }

    private Stream<Place> named() {
        return Stream.concat(listed("timezone.likely"), listed("timezone.more"));
    }

    private Stream<Place> listed(String key) {
        return Stream.of(screen.text(key).split(";")).map(entry -> listed(key, entry.strip()));
    }

    private static Place listed(String key, String entry) {
        try {
            String[] parts = entry.split(" ", 2);
            return new Place(parts[1], ZoneId.of(parts[0]));
        } catch (ArrayIndexOutOfBoundsException | DateTimeException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "plugin command-settings: text " + key + " has '" + entry
                            + "'; use entries such as 'Europe/Moscow Moscow', separated by semicolons",
                    e);
        }
    }

    /** By their English city, by what Java calls them in the user's language, and by their id. */
    private Stream<Place> regions() {
        Locale locale = Locale.of(screen.language());
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> REGION.matcher(id).matches())
                .sorted()
                .map(ZoneId::of)
                .flatMap(zone -> Stream.of(
                        new Place(nameOf(zone), zone),
                        new Place(zone.getDisplayName(TextStyle.FULL, locale), zone),
                        new Place(zone.getId(), zone)));
    }

    private static String nameOf(ZoneId zone) {
        if (zone instanceof ZoneOffset) {
            return zone.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + zone.getId();
        }
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static Stream<Place> offset(Matcher offset) {
        int sign = offset.group(1).isEmpty() || offset.group(1).equals("+") ? 1 : -1;
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (hours > MOST_HOURS) {
            return Stream.empty();
        }
        ZoneOffset zone = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        return isLivedIn(zone) ? Stream.of(new Place(nameOf(zone), zone)) : Stream.empty();
    }

    /** Whether somebody may have this time; Java's offsets go farther. */
    static boolean isLivedIn(ZoneId zone) {
        int seconds = zone.getRules().getOffset(Instant.now()).getTotalSeconds();
        return seconds >= FARTHEST_WEST && seconds <= FARTHEST_EAST;
    }

    /**
     * As people type it: keyboards have other apostrophes than the Uzbek letters oʻ and gʻ, and some leave them out.
     */
    private static String folded(String words) {
        return APOSTROPHE
                .matcher(words.strip().toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll("")
                .replaceAll("[\\s-]+", " ");
    }
}
