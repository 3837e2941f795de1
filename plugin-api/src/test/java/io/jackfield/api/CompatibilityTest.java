package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final List<String> RELEASED = List.of(
            "extension-point api.Handler : org.pf4j.ExtensionPoint",
            "    experimental method default void onPaid(Payment)",
            "    method abstract Spec spec()",
            "    method default Reply onButton(Press)",
            "interface api.Desk",
            "    method abstract Clock clock()",
            "function api.Sink",
            "    method abstract void append(String)",
            "record api.Chat : api.Place",
            "    components long id, Map<String, List<String>> names",
            "    constructor (long, Map<String, List<String>>)",
            "enum api.Kind",
            "    constant GROUP",
            "experimental interface api.Book",
            "    method abstract void settle()");

    private static List<String> breaks(List<String> now, String... explained) {
        return new Compatibility(RELEASED, now, Set.of(explained)).breaks();
    }

    private static List<String> changed(String line, String... instead) {
        List<String> lines = new ArrayList<>(RELEASED);
        int index = lines.indexOf(line);
        assertThat(index).isNotNegative();
        lines.remove(index);
        lines.addAll(index, List.of(instead));
        return lines;
    }

    private static List<String> with(String after, String added) {
        return changed(after, after, added);
    }

    @Test
    void sameSurfaceBreaksNothing() {
        assertThat(breaks(RELEASED)).isEmpty();
    }

    @Test
    void additionsBreakNothing() {
        assertThat(breaks(with("interface api.Desk", "    method abstract Logger logger()")))
                .isEmpty();
        assertThat(breaks(with("    method abstract Spec spec()", "    method default Reply onPoll(Poll)")))
                .isEmpty();
        assertThat(breaks(with("    constant GROUP", "    constant TOPIC"))).isEmpty();
        assertThat(breaks(with("    constant GROUP", "record api.Poll"))).isEmpty();
        assertThat(breaks(changed(
                        "    components long id, Map<String, List<String>> names",
                        "    components long id, Map<String, List<String>> names, int thread",
                        "    constructor (long, Map<String, List<String>>, int)")))
                .isEmpty();
    }

    @Test
    void newDutyOfPluginsIsNoticed() {
        assertThat(breaks(with("    method abstract Spec spec()", "    method abstract Reply onPoll(Poll)")))
                .containsExactly(
                        "api.Handler: method abstract Reply onPoll(Poll) is new, and no plugin that is out there"
                                + " implements it; give it a default");
        assertThat(breaks(
                        with("    method abstract void append(String)", "    experimental method abstract void end()")))
                .singleElement()
                .asString()
                .startsWith("api.Sink: method abstract void end() is new");
    }

    @Test
    void defaultThatIsGivenBreaksNothingAndOneThatIsTakenDoes() {
        assertThat(breaks(changed("    method abstract Spec spec()", "    method default Spec spec()")))
                .isEmpty();
        assertThat(breaks(changed(
                        "    method default Reply onButton(Press)", "    method abstract Reply onButton(Press)")))
                .anyMatch(problem -> problem.contains("has lost its default"));
    }

    @Test
    void whatIsGoneOrChangedIsNoticed() {
        assertThat(breaks(changed("    method abstract Clock clock()")))
                .containsExactly("api.Desk: method abstract Clock clock() is gone or has changed"
                        + " (in removals.txt it would be api.Desk#clock)");
        assertThat(breaks(changed("    method abstract Clock clock()", "    method abstract Time clock()")))
                .hasSize(1);
        assertThat(breaks(changed("    constructor (long, Map<String, List<String>>)")))
                .hasSize(1);
        assertThat(breaks(changed("    components long id, Map<String, List<String>> names", "    components long id")))
                .singleElement()
                .asString()
                .contains("method Map<String, List<String>> names()");
        assertThat(breaks(changed("    constant GROUP"))).hasSize(1);
        assertThat(breaks(changed("record api.Chat : api.Place", "record api.Chat")))
                .hasSize(1);
        assertThat(breaks(RELEASED.subList(0, 8))).hasSize(2);
    }

    @Test
    void stableCannotBecomeExperimental() {
        assertThat(breaks(changed("interface api.Desk", "experimental interface api.Desk")))
                .hasSize(1);
        assertThat(breaks(
                        changed("    method abstract Clock clock()", "    experimental method abstract Clock clock()")))
                .singleElement()
                .asString()
                .contains("was stable and is experimental now");
    }

    @Test
    void experimentalMayGo() {
        assertThat(breaks(RELEASED.subList(0, RELEASED.size() - 2))).isEmpty();
        assertThat(breaks(changed("    experimental method default void onPaid(Payment)")))
                .isEmpty();
    }

    @Test
    void removalThatIsExplainedIsMeant() {
        assertThat(breaks(changed("    method abstract Clock clock()"), "api.Desk#clock"))
                .isEmpty();
    }
}
