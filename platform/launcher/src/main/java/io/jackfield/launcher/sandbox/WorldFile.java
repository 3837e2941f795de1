package io.jackfield.launcher.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a world from YAML: {@code bots}, {@code users}, {@code groups}, {@code faults}; see the sandbox's README. */
public final class WorldFile {
    private static final Set<String> PARTS = Set.of("bots", "users", "groups", "faults");
    private static final Set<String> BOT = Set.of("token", "name", "username", "seesAllGroupMessages");
    private static final Set<String> USER = Set.of("id", "firstName", "lastName", "username", "language");
    private static final Set<String> GROUP = Set.of("id", "title", "members", "topics", "botsAreAdministrators");

    private final Path file;

    private WorldFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException that names the file, the place and the way out
     */
    public static SandboxWorld read(Path file) {
        return new WorldFile(file).read();
    }

    private SandboxWorld read() {
        JsonObject world = parsed();
        requireKnown(world, PARTS, "the file");
        List<SandboxWorld.Bot> bots = each(world, "bots", this::bot);
        List<SandboxUser> users = each(world, "users", this::user);
        return new SandboxWorld(
                bots,
                users,
                each(world, "groups", this::group),
                each(world, "faults", fault -> WorldOptions.fault(fault.encode())));
    }

    private JsonObject parsed() {
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
            if (tree == null || !tree.isObject()) {
                throw problem("it must hold " + PARTS, null);
            }
            return new JsonObject(tree.toString());
        } catch (JsonProcessingException e) {
            throw problem("it is not YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw problem("it cannot be read: " + e.getMessage(), e);
        }
    }

    private <T> List<T> each(JsonObject world, String part, Function<JsonObject, T> reader) {
        Object given = world.getValue(part, new JsonArray());
        if (!(given instanceof JsonArray list)) {
            throw problem(part + " must be a list", null);
        }
        List<T> read = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            if (!(list.getValue(index) instanceof JsonObject item)) {
                throw problem(part + "[" + index + "] must be an object", null);
            }
            try {
                read.add(reader.apply(item));
            } catch (IllegalArgumentException | ClassCastException e) {
                throw problem(part + "[" + index + "]: " + e.getMessage(), e);
            }
        }
        return read;
    }

    private SandboxWorld.Bot bot(JsonObject given) {
        requireKnown(given, BOT, "a bot");
        String name = given.getString("name", "");
        String username = given.getString("username", "");
        SandboxBot bot = WorldOptions.bot(given.getString("token", "")
                + (name.isEmpty() && username.isEmpty() ? "" : "=" + name)
                + (username.isEmpty() ? "" : "@" + username));
        return new SandboxWorld.Bot(bot, given.getBoolean("seesAllGroupMessages", false));
    }

    private SandboxUser user(JsonObject given) {
        requireKnown(given, USER, "a user");
        return new SandboxUser(
                given.getLong("id", 0L),
                given.getString("firstName", ""),
                Optional.ofNullable(given.getString("lastName")),
                Optional.ofNullable(given.getString("username")),
                given.getString("language", "en"));
    }

    private SandboxWorld.Group group(JsonObject given) {
        requireKnown(given, GROUP, "a group");
        List<Long> members = given.getJsonArray("members", new JsonArray()).stream()
                .map(member -> Long.valueOf(member.toString()))
                .toList();
        List<String> topics = given.getJsonArray("topics", new JsonArray()).stream()
                .map(Object::toString)
                .toList();
        return new SandboxWorld.Group(
                given.getLong("id", 0L),
                given.getString("title", "Group"),
                members,
                topics,
                given.getBoolean("botsAreAdministrators", false));
    }

    private static void requireKnown(JsonObject given, Set<String> known, String what) {
        given.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(what + " has no '" + name + "'; use "
                            + known.stream().sorted().toList());
                });
    }

    private IllegalArgumentException problem(String problem, Exception cause) {
        return new IllegalArgumentException("world file " + file + ": " + problem, cause);
    }
}
