package io.jackfield.host.desks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.plugins.PropertyTexts;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostBotViewTest {
    private final Map<String, String> preferences = new HashMap<>();
    private PluginConfig config = FileConfig.of("config/bots/helper.yaml", Map.of("shop", "one"));
    private Map<String, Map<String, String>> wording = Map.of("en", Map.of("greeting", "Good day, {0}"));

    private final HostBotView view = new HostBotView(
            ServedBots.helper(), () -> config, () -> PropertyTexts.ofHost().with(wording), new People());

    private final class People implements PeopleDesk {
        @Override
        public Optional<Person> find(String bot, long userId) {
            return Optional.empty();
        }

        @Override
        public Set<String> roles(String bot, long userId) {
            return Set.of();
        }

        @Override
        public Optional<Recipient> chatOfRole(String bot, String role) {
            return Optional.empty();
        }

        @Override
        public List<Person> reachable(String bot, long afterId, int limit) {
            return List.of();
        }

        @Override
        public Preferences preferences(String bot, long userId) {
            return new Preferences() {
                @Override
                public Optional<String> get(String name) {
                    return Optional.ofNullable(preferences.get(bot + " " + userId + " " + name));
                }

                @Override
                public void put(String name, String value) {
                    throw new UnsupportedOperationException(name);
                }

                @Override
                public void remove(String name) {
                    throw new UnsupportedOperationException(name);
                }
            };
        }
    }

    @Test
    void saysWhatTheFilesSayAtThatMoment() {
        assertThat(view.config().text("shop")).contains("one");
        assertThat(view.text("en", "greeting", "Ada")).isEqualTo("Good day, Ada");

        config = FileConfig.of("config/bots/helper.yaml", Map.of("shop", "two"));
        wording = Map.of("en", Map.of("greeting", "Hello, {0}"));

        assertThat(view.config().text("shop")).contains("two");
        assertThat(view.text("en", "greeting", "Ada")).isEqualTo("Hello, Ada");
    }

    @Test
    void userHasTheTimeZoneTheyChoseElseTheBots() {
        preferences.put("helper 5 timezone", "Asia/Tashkent");

        assertThat(view.timeZone(5)).isEqualTo(ZoneId.of("Asia/Tashkent"));
        assertThat(view.timeZone(6)).isEqualTo(ZoneOffset.UTC);
        assertThat(view.timeZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(view.language()).isEqualTo("en");
        assertThat(view.bot().id()).isEqualTo("helper");
    }
}
