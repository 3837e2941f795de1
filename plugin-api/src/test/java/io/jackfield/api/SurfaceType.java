package io.jackfield.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One type of a surface that {@link PublicSurface} has written down.
 *
 * @param kind such as {@code record} or {@code extension-point}
 * @param above its supertypes
 * @param members its stable members; components of a record as the methods that read them
 * @param experimentalMembers those that may change
 */
record SurfaceType(
        String name,
        boolean experimental,
        String kind,
        Set<String> above,
        Set<String> members,
        Set<String> experimentalMembers) {
    private static final Pattern HEAD = Pattern.compile(
            "(?<experimental>experimental )?(?<kind>[a-z -]+) (?<name>[\\w.$]+)(?: : (?<above>.*?))?(?: permits .*)?");

    /** By name, in the order of the lines. */
    static Map<String, SurfaceType> read(List<String> lines) {
        Map<String, SurfaceType> types = new LinkedHashMap<>();
        SurfaceType current = null;
        for (String line : lines) {
            if (line.startsWith(" ")) {
                current.take(line.strip());
            } else {
                current = head(line);
                types.put(current.name(), current);
            }
        }
        return types;
    }

    private static SurfaceType head(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("no type: " + line);
        }
        String above = head.group("above");
        return new SurfaceType(
                head.group("name"),
                head.group("experimental") != null,
                head.group("kind"),
                above == null ? Set.of() : Set.copyOf(apart(above)),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
    }

    private void take(String member) {
        if (member.startsWith(PublicSurface.EXPERIMENTAL)) {
            experimentalMembers.add(member.substring(PublicSurface.EXPERIMENTAL.length()));
        } else if (member.startsWith("components")) {
            apart(member.substring("components".length()).strip())
                    .forEach(component -> members.add("method " + component + "()"));
        } else {
            members.add(member);
        }
    }

    /** At the commas that are in no angle brackets. */
    private static List<String> apart(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index < list.length(); index++) {
            switch (list.charAt(index)) {
                case '<' -> depth++;
                case '>' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(list.substring(start, index).strip());
                        start = index + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(list.substring(start).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    boolean isImplementedByPlugins() {
        return kind.equals("extension-point") || kind.equals("function");
    }

    /** Whether a plugin that was built with {@code member} finds it here. */
    boolean has(String member) {
        if (members.contains(member)) {
            return true;
        }
        String bare = member.replaceFirst("^method (abstract|default) ", "method ");
        boolean mayBeAbstract = !isImplementedByPlugins() || member.startsWith("method abstract ");
        return members.contains(bare.replaceFirst("^method ", "method default "))
                || mayBeAbstract && members.contains(bare.replaceFirst("^method ", "method abstract "));
    }

    /** {@code toast} of {@code method Reply toast(String)}, {@code new} of a constructor. */
    static String nameOf(String member) {
        if (member.startsWith("constructor")) {
            return "new";
        }
        String head = member.replaceFirst("\\(.*", "");
        return Arrays.stream(head.split(" ")).reduce((first, second) -> second).orElseThrow();
    }
}
