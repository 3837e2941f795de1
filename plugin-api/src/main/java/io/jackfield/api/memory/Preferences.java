package io.jackfield.api.memory;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What all plugins of a bot remember of one user. What several plugins and the host go by has methods of its own; what
 * else plugins want to tell one another stands beside it under names of their own. Used as the {@link Memory} that it
 * is.
 */
public interface Preferences extends Memory {
    /** Under which {@link #model()} is kept. */
    String MODEL = "model";
    /** Under which {@link #language()} is kept. */
    String LANGUAGE = "language";
    /** Under which {@link #timeZone()} is kept. */
    String TIME_ZONE = "timezone";
    /** Under which {@link #rich()} is kept, as {@value #RICH}. */
    String FORMATTING = "formatting";

    String RICH = "rich";
    /** Under which {@link #role()} is kept. */
    String ROLE = "role";
    /** Under which {@link #roleLabel()} is kept. */
    String ROLE_LABEL = "roleLabel";

    /** The id of the offer that they chose, which the bot may not have any more. */
    default Optional<String> model() {
        return get(MODEL);
    }

    default void chooseModel(String offer) {
        put(MODEL, offer);
    }

    /** The language that they chose in the bot: a two-letter code. */
    default Optional<String> language() {
        return get(LANGUAGE);
    }

    default void chooseLanguage(String twoLetters) {
        put(LANGUAGE, twoLetters);
    }

    /**
     * The time zone that they chose. In which their days begin says {@code request.timeZone()}, whether they chose or
     * not.
     */
    default Optional<ZoneId> timeZone() {
        try {
            return get(TIME_ZONE).map(ZoneId::of);
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    default void chooseTimeZone(ZoneId zone) {
        put(TIME_ZONE, zone.getId());
    }

    /** Whom a model is to be for them, as it is told. */
    default Optional<String> role() {
        return get(ROLE).filter(role -> !role.isBlank());
    }

    /** What users read of a ready-made role; empty for one in their own words. */
    default Optional<String> roleLabel() {
        return get(ROLE_LABEL);
    }

    /** @param label what users read of it; empty for one in their own words */
    default void chooseRole(String role, Optional<String> label) {
        put(ROLE, role);
        label.ifPresentOrElse(words -> put(ROLE_LABEL, words), () -> remove(ROLE_LABEL));
    }

    default void forgetRole() {
        remove(ROLE);
        remove(ROLE_LABEL);
    }

    /** Whether they want Telegram's rich messages. */
    default boolean rich() {
        return get(FORMATTING).filter(RICH::equals).isPresent();
    }

    default void chooseRich(boolean wanted) {
        if (wanted) {
            put(FORMATTING, RICH);
        } else {
            remove(FORMATTING);
        }
    }
}
