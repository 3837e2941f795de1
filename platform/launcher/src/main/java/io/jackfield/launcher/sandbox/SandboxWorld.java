package io.jackfield.launcher.sandbox;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.TelegramSandbox;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import java.util.List;
import java.util.stream.Stream;

/** Who lives in the sandbox, and what goes wrong in it. */
public record SandboxWorld(List<Bot> bots, List<SandboxUser> users, List<Group> groups, List<FaultRule> faults) {
    /** A bot; {@code seesAll} switches its privacy mode off. */
    public record Bot(SandboxBot identity, boolean seesAll) {}

    /**
     * A group.
     *
     * @param id negative; zero for the next free number
     * @param members ids of people, the first its creator; everybody when empty
     * @param administrators whether every bot is an administrator there
     */
    public record Group(long id, String title, List<Long> members, List<String> topics, boolean administrators) {
        public Group {
            members = List.copyOf(members);
            topics = List.copyOf(topics);
        }
    }

    public SandboxWorld {
        bots = List.copyOf(bots);
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        faults = List.copyOf(faults);
    }

    public static SandboxWorld empty() {
        return new SandboxWorld(List.of(), List.of(), List.of(), List.of());
    }

    /** Both together. */
    public SandboxWorld plus(SandboxWorld other) {
        return new SandboxWorld(
                joined(bots, other.bots),
                joined(users, other.users),
                joined(groups, other.groups),
                joined(faults, other.faults));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Puts everybody into a sandbox that has just started. */
    public void moveInto(Sandbox sandbox) {
        TelegramSandbox telegram = sandbox.telegram();
        users.forEach(telegram::addUser);
        for (Bot bot : bots) {
            SandboxBot known = bot.identity();
            telegram.addBot(known.id(), known.token(), known.username(), known.firstName());
            telegram.readsAllGroupMessages(known, bot.seesAll());
        }
        long next = telegram.freeGroupId();
        for (Group group : groups) {
            addGroup(telegram, group, group.id() == 0 ? next-- : group.id());
        }
        faults.forEach(telegram.faults()::add);
    }

    private void addGroup(TelegramSandbox telegram, Group group, long id) {
        List<SandboxUser> people = telegram.users();
        SandboxUser[] members = group.members().isEmpty()
                ? people.toArray(SandboxUser[]::new)
                : group.members().stream()
                        .map(member -> person(people, member, group))
                        .toArray(SandboxUser[]::new);
        telegram.addGroup(id, group.title(), members);
        group.topics().forEach(topic -> telegram.addTopic(id, topic));
        if (group.administrators()) {
            bots.forEach(bot -> telegram.promote(bot.identity(), id, true));
        }
    }

    private static SandboxUser person(List<SandboxUser> people, long id, Group group) {
        return people.stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "group '" + group.title() + "' has the member " + id + ", and there is no such user"));
    }
}
