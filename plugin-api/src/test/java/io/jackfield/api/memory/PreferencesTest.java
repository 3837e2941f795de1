package io.jackfield.api.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private final Map<String, String> kept = new HashMap<>();

    private final Preferences preferences = new Preferences() {
        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void put(String name, String value) {
            kept.put(name, value);
        }

        @Override
        public void remove(String name) {
            kept.remove(name);
        }
    };

    @Test
    void whatIsChosenIsKeptUnderTheNamesThatAllPluginsKnow() {
        preferences.chooseModel("instant");
        preferences.chooseLanguage("ru");
        preferences.chooseTimeZone(ZoneId.of("Asia/Tashkent"));
        preferences.chooseRich(true);
        preferences.chooseRole("You teach.", Optional.of("Teacher"));

        assertThat(kept)
                .containsOnly(
                        Map.entry("model", "instant"),
                        Map.entry("language", "ru"),
                        Map.entry("timezone", "Asia/Tashkent"),
                        Map.entry("formatting", "rich"),
                        Map.entry("role", "You teach."),
                        Map.entry("roleLabel", "Teacher"));
        assertThat(preferences.model()).contains("instant");
        assertThat(preferences.language()).contains("ru");
        assertThat(preferences.timeZone()).contains(ZoneId.of("Asia/Tashkent"));
        assertThat(preferences.rich()).isTrue();
        assertThat(preferences.roleLabel()).contains("Teacher");
    }

    @Test
    void roleInTheirOwnWordsHasNoLabel() {
        preferences.chooseRole("You teach.", Optional.of("Teacher"));
        preferences.chooseRole("You are a pirate.", Optional.empty());

        assertThat(preferences.role()).contains("You are a pirate.");
        assertThat(preferences.roleLabel()).isEmpty();
        preferences.forgetRole();
        preferences.chooseRich(false);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsNoTimeZoneCountsAsNotChosen() {
        preferences.put("timezone", "Middle/Earth");

        assertThat(preferences.timeZone()).isEmpty();
    }
}
