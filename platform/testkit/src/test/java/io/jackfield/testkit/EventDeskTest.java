package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.desk.EventDesk.Activity;
import io.jackfield.api.desk.EventDesk.Count;
import io.jackfield.api.desk.EventDesk.Query;
import io.jackfield.api.desk.EventDesk.Span;
import io.jackfield.api.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is recorded, by plugins and by the host itself, and how it is counted. */
class EventDeskTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(RecordsCommand.class);

    @Test
    void eventIsStoredWithTheReply() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/view gold");

        assertThat(jackfield.events())
                .containsExactly(
                        Event.of("test", "package.viewed").by(ada.userId()).with("package", "gold"));
    }

    @Test
    void handlerThatFailsHasRecordedNothing() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/view none");
        ada.failure();

        assertThat(jackfield.events()).isEmpty();
        assertThat(jackfield.events("command")).hasSize(1);
    }

    @Test
    void namesOfOneWordAreTheHostsOwn() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/view wrong");

        assertThat(ada.failure()).hasMessageContaining("use two or more such as package.viewed");
        assertThatThrownBy(() -> desk().record(Event.of("test", "joined")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneRequestRecordsAHundredAtMost() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/view many");

        assertThat(ada.failure()).hasMessageContaining("100");
        assertThat(jackfield.events()).isEmpty();
    }

    @Test
    void hostRecordsWhatUsersDo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/start gold_2026");
        ada.sends("/view gold");
        ada.nextReply();
        ada.presses("Close");
        ada.sends("hello");

        assertThat(jackfield.events("joined"))
                .containsExactly(Event.of("test", "joined").by(ada.userId()).with("payload", "gold_2026"));
        assertThat(jackfield.events("command"))
                .extracting(Event::facts)
                .containsExactly(Map.of("command", "start"), Map.of("command", "view", "plugin", plugin()));
        assertThat(jackfield.events("button"))
                .extracting(event -> event.facts().get("action"))
                .containsExactly("close");
        assertThat(jackfield.events("message")).extracting(Event::facts).containsExactly(Map.of());
    }

    @Test
    void jobRecordsWithoutARequest() {
        jackfield.context().schedule().at(now().plusSeconds(60), "nightly", "k", "");

        jackfield.clock().advance(Duration.ofMinutes(2));

        assertThat(jackfield.events())
                .containsExactly(Event.of("test", "shop.closed").with("by", "k"));
    }

    @Test
    void countsByDayNameAndFact() {
        Instant begin = now();
        record("package.viewed", 1, "gold");
        record("package.viewed", 1, "gold");
        record("package.viewed", 2, "gold");
        record("package.viewed", 2, "silver");
        record("package.closed", 2, "silver");
        jackfield.clock().advance(Duration.ofHours(16));
        record("package.viewed", 1, "gold");

        Query query = new Query(
                Set.of("package.viewed"), begin, now().plusSeconds(1), ZoneOffset.UTC, Optional.of("package"), false);

        assertThat(desk().count("test", query))
                .containsExactly(
                        new Count(MONDAY, "package.viewed", "gold", 3),
                        new Count(MONDAY, "package.viewed", "silver", 1),
                        new Count(MONDAY.plusDays(1), "package.viewed", "gold", 1));
    }

    @Test
    void countsPeopleAndDaysOfTheZone() {
        Instant begin = now();
        record("package.viewed", 1, "gold");
        record("package.viewed", 1, "silver");
        record("package.viewed", 2, "gold");
        desk().record(Event.of("test", "package.viewed"));
        jackfield.clock().advance(Duration.ofHours(14));
        record("package.viewed", 1, "gold");

        Query inTashkent =
                new Query(Set.of("package.viewed"), begin, now(), ZoneId.of("Asia/Tashkent"), Optional.empty(), true);
        Query whole = new Query(
                Set.of("package.viewed"),
                begin,
                now().plusSeconds(1),
                ZoneId.of("Asia/Tashkent"),
                Optional.empty(),
                true);

        assertThat(desk().count("test", inTashkent)).containsExactly(new Count(MONDAY, "package.viewed", "", 2));
        assertThat(desk().count("test", whole))
                .containsExactly(
                        new Count(MONDAY, "package.viewed", "", 2),
                        new Count(MONDAY.plusDays(1), "package.viewed", "", 1));
    }

    @Test
    void whoeverCameOnTwoDaysIsOnePerson() {
        Instant begin = now();
        record("package.viewed", 1, "gold");
        record("package.viewed", 2, "gold");
        jackfield.clock().advance(Duration.ofHours(20));
        record("package.closed", 1, "gold");
        desk().record(Event.of("test", "package.viewed"));
        Span span = new Span(Set.of("package.viewed", "package.closed"), begin, now().plusSeconds(1));

        assertThat(desk().people("test", span)).isEqualTo(2);
        Activity latest = new Activity(1, begin, now(), 2);
        Activity other = new Activity(2, begin, begin, 1);
        assertThat(desk().activity("test", span, Optional.empty(), 5)).containsExactly(latest, other);
        assertThat(desk().activity("test", span, Optional.empty(), 1)).containsExactly(latest);
        assertThat(desk().activity("test", span, Optional.of(latest), 1)).containsExactly(other);
        assertThat(desk().activity("test", span, Optional.of(other), 1)).isEmpty();
    }

    @Test
    void otherBotIsNotFound() {
        assertThatThrownBy(() -> desk().record(Event.of("other", "package.viewed")))
                .isInstanceOf(JackfieldException.class);
    }

    private static void record(String name, long person, String of) {
        desk().record(Event.of("test", name).by(person).with("package", of));
    }

    private static String plugin() {
        return jackfield.context().plugin().id();
    }

    private static EventDesk desk() {
        return jackfield.context().events();
    }

    private static Instant now() {
        return jackfield.clock().instant();
    }
}
