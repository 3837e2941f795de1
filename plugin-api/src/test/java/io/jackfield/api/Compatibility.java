package io.jackfield.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a plugin that was built against an earlier version would trip over. Additions are fine, with one exception:
 * plugins implement extension points and functions, so those gain nothing but default methods. Every other interface is
 * implemented by the host alone and may grow. What is experimental is promised to nobody.
 */
final class Compatibility {
    private final Map<String, SurfaceType> released;
    private final Map<String, SurfaceType> now;
    private final Set<String> explained;
    private final List<String> breaks = new ArrayList<>();

    /** @param explained the types and members that {@code removals.txt} tells plugin authors about */
    Compatibility(List<String> released, List<String> now, Set<String> explained) {
        this.released = SurfaceType.read(released);
        this.now = SurfaceType.read(now);
        this.explained = explained;
    }

    /** One sentence each; empty when every old plugin goes on working. */
    List<String> breaks() {
        released.values().stream().filter(type -> !type.experimental()).forEach(this::compare);
        return breaks;
    }

    private void compare(SurfaceType before) {
        SurfaceType after = now.get(before.name());
        if (after == null) {
            unlessExplained(before.name(), before.kind() + " " + before.name() + " is gone");
            return;
        }
        if (after.experimental()) {
            breaks.add(before.name() + " was stable and is experimental now; a promise cannot be taken back");
        }
        if (!before.kind().equals(after.kind())
                && !(before.kind().equals("final class") && after.kind().equals("class"))) {
            breaks.add(before.name() + " was a " + before.kind() + " and is a " + after.kind() + " now");
        }
        before.above().stream()
                .filter(above -> !after.above().contains(above))
                .forEach(above -> breaks.add(before.name() + " is no " + above + " any more"));
        before.members().stream()
                .filter(member -> !after.has(member))
                .forEach(member ->
                        unlessExplained(before.name() + "#" + SurfaceType.nameOf(member), lost(before, after, member)));
        if (after.isImplementedByPlugins()) {
            newDuties(before, after);
        }
    }

    private static String lost(SurfaceType before, SurfaceType after, String member) {
        String where = before.name() + ": " + member;
        if (after.experimentalMembers().contains(member)) {
            return where + " was stable and is experimental now";
        }
        return where
                + (member.startsWith("method default")
                                && after.members().contains(member.replace("default", "abstract"))
                        ? " has lost its default, so plugins without this method fail when it is called"
                        : " is gone or has changed");
    }

    private void newDuties(SurfaceType before, SurfaceType after) {
        after.members().stream()
                .filter(member -> member.startsWith("method abstract ")
                        && !before.members().contains(member))
                .filter(member -> !before.has(member))
                .forEach(member -> breaks.add(before.name() + ": " + member
                        + " is new, and no plugin that is out there implements it; give it a default"));
        after.experimentalMembers().stream()
                .filter(member -> member.startsWith("method abstract "))
                .filter(member -> !before.experimentalMembers().contains(member))
                .forEach(member -> breaks.add(before.name() + ": " + member
                        + " is new, and no plugin that is out there implements it; give it a default"));
    }

    private void unlessExplained(String key, String problem) {
        if (!explained.contains(key)) {
            breaks.add(problem + " (in removals.txt it would be " + key + ")");
        }
    }
}
