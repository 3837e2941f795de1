package io.jackfield.host.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of permissions, as a manifest declares it or an operator lists it.
 *
 * @param what what the host hands out
 * @param hosts outbound hosts; shown, never enforced, as a plugin opens its connections itself
 */
public record Permissions(Set<Permission> what, Set<String> hosts, Set<String> databases) {
    /** In place of a name: every database. No word says this. */
    private static final String ANY = "*";

    public static final Permissions NONE = new Permissions(Set.of(), Set.of(), Set.of());
    public static final Permissions ALL = new Permissions(EnumSet.allOf(Permission.class), Set.of(), Set.of(ANY));

    private static final String HOST = "host:";
    private static final String DATABASE = "database:";
    private static final String HOST_NAME = "(\\*\\.)?[A-Za-z0-9][A-Za-z0-9.-]*(:\\d{1,5})?";

    public Permissions {
        what = Set.copyOf(what);
        hosts = Set.copyOf(hosts);
        databases = Set.copyOf(databases);
    }

    /**
     * Reads words such as {@code messages} and {@code host:api.openai.com}, separated by commas.
     *
     * @throws IllegalArgumentException naming the word that is none, and those there are
     */
    public static Permissions parse(String words) {
        return of(Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** As {@link #parse}. */
    public static Permissions of(Collection<String> words) {
        Set<Permission> what = EnumSet.noneOf(Permission.class);
        Set<String> hosts = new TreeSet<>();
        Set<String> databases = new TreeSet<>();
        for (String word : words) {
            if (word.startsWith(HOST)) {
                hosts.add(hostIn(word));
            } else if (word.startsWith(DATABASE)) {
                databases.add(databaseIn(word));
            } else {
                what.add(permission(word));
            }
        }
        return new Permissions(what, hosts, databases);
    }

    private static String hostIn(String word) {
        String host = word.substring(HOST.length()).strip();
        if (!host.matches(HOST_NAME)) {
            throw new IllegalArgumentException("'" + word + "' names no host; write one such as host:api.example.com");
        }
        return host;
    }

    private static String databaseIn(String word) {
        String database = word.substring(DATABASE.length()).strip();
        if (!database.matches(ForeignDatabase.NAME)) {
            throw new IllegalArgumentException("'" + word + "' names no database; write one such as database:school, "
                    + ForeignDatabase.NAME_FORM);
        }
        return database;
    }

    private static Permission permission(String word) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no permission; use " + known()));
    }

    private static String known() {
        return Arrays.stream(Permission.values()).map(Permission::word).collect(Collectors.joining(", "))
                + ", host:<name> or database:<name>";
    }

    public boolean has(Permission permission) {
        return what.contains(permission);
    }

    /** Whether it may read the database that {@code databases} in jackfield.yaml has under this name. */
    public boolean hasDatabase(String name) {
        return databases.contains(name) || databases.contains(ANY);
    }

    /** What both have; hosts stay, as nobody holds a plugin to them. */
    public Permissions limitedTo(Permissions limit) {
        return new Permissions(
                what.stream().filter(limit.what::contains).collect(Collectors.toSet()),
                hosts,
                databases.stream().filter(limit::hasDatabase).collect(Collectors.toSet()));
    }

    /** What this has and {@code other} has not, hosts included. */
    public Permissions without(Permissions other) {
        return new Permissions(
                what.stream().filter(one -> !other.what.contains(one)).collect(Collectors.toSet()),
                hosts.stream().filter(one -> !other.hosts.contains(one)).collect(Collectors.toSet()),
                databases.stream().filter(one -> !other.hasDatabase(one)).collect(Collectors.toSet()));
    }

    public boolean isEmpty() {
        return what.isEmpty() && hosts.isEmpty() && databases.isEmpty();
    }

    /** The words for them, in a fixed order. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        Stream.of(Permission.values())
                .filter(what::contains)
                .map(Permission::word)
                .forEach(words::add);
        hosts.stream().sorted().map(HOST::concat).forEach(words::add);
        databases.stream().sorted().map(DATABASE::concat).forEach(words::add);
        return words;
    }

    /** The words, or {@code nothing}. */
    @Override
    public String toString() {
        return isEmpty() ? "nothing" : String.join(", ", words());
    }
}
